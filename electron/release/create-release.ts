import type { JsonValue } from '../../shared/journal/canonical-json';
import { releaseRecord } from '../../shared/release/record-ids';
import { audienceRoles, type ReleaseHeader, type ReleaseKind } from '../../shared/release/release';
import { err, ok, type Result } from '../../shared/result';
import { templateSchema } from '../../shared/template/template';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';

/** What somebody decides when they begin a release. */
export interface ReleaseRequest {
  readonly product: string;
  readonly kind: ReleaseKind;
  readonly title: string;
  readonly version: string;
  readonly sourceLocale: string;
  readonly targetLocales: readonly string[];
}

/** The newest version of the template for a kind of release: the template is named after the kind. */
export function newestTemplate(
  workspace: OpenWorkspace,
  kind: ReleaseKind,
): { readonly id: string; readonly version: number } | undefined {
  const prefix = `template/${kind}/`;
  const versions = workspace.records
    .ofKind('template')
    .filter((record) => record.startsWith(prefix))
    .filter((record) => readRecord(workspace.records, record, templateSchema).value !== undefined)
    .map((record) => Number(record.slice(prefix.length)));
  return versions.length === 0 ? undefined : { id: kind, version: Math.max(...versions) };
}

/** A canonical BCP 47 tag, or undefined for one that `Intl` refuses. */
function canonicalLocale(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

/** Begins a release and answers with its id: `<product>-<random>`, which never changes when the version does. */
export async function createRelease(
  workspace: OpenWorkspace,
  request: ReleaseRequest,
  random: () => string,
): Promise<Result<{ readonly release: string }>> {
  const template = newestTemplate(workspace, request.kind);
  if (template === undefined) return err('release/template-missing', { template: request.kind, version: 1 });
  const locales = [request.sourceLocale, ...request.targetLocales].map(canonicalLocale);
  const [sourceLocale, ...targetLocales] = locales.filter((locale) => locale !== undefined);
  if (sourceLocale === undefined || targetLocales.length !== request.targetLocales.length) {
    return err('release/bad-locale');
  }
  const release = `${request.product.slice(0, 48)}-${random()}`;
  const header: ReleaseHeader = {
    product: request.product,
    kind: request.kind,
    title: request.title,
    version: request.version,
    deployment: [],
    sourceLocale,
    targetLocales: [...new Set(targetLocales)].filter((locale) => locale !== sourceLocale),
    audienceRoles: [...audienceRoles],
    template,
  };
  const written = await workspace.append([
    { record: releaseRecord(release), parents: [], body: header as unknown as JsonValue },
  ]);
  return written.ok ? ok({ release }) : written;
}
