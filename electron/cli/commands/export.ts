import { releaseHeaderSchema } from '../../../shared/release/release';
import { releaseRecord } from '../../../shared/release/record-ids';
import { failureText } from '../../../shared/i18n/failure-text';
import type { Blocker } from '../../../shared/readiness/blocker';
import { err, ok, type Result } from '../../../shared/result';
import { createReleaseStatus } from '../../approval/release-status';
import { writeApprovedBundle } from '../../bundle/export-release';
import type { OpenWorkspace } from '../../workspace/open-workspace';
import { lastSegment, readRecord } from '../../workspace/record-store';
import { failed, faultData, type Command, type CommandAnswer, type CommandContext } from '../command';
import { withReadOnlyWorkspace } from '../read-only-workspace';

interface Exported {
  readonly release: string;
  readonly manifest: string;
  readonly bundle: string;
  readonly files: number;
  readonly size: number;
}

type Outcome =
  { readonly exported: Exported } | { readonly release: string; readonly blockers: readonly Blocker[] };

/**
 * `imprimatur export WORKSPACE RELEASE FILE`: the bundle of an approved release, the same bytes that the window exports. It
 * needs no key, for it signs nothing and writes nothing into the workspace; that somebody exported is not recorded.
 */
export const exportCommand: Command = {
  name: 'export',
  positionals: ['WORKSPACE', 'RELEASE', 'FILE'],
  options: {},
  run: async ({ positionals: [folder = '', release = '', file = ''] }, context) => {
    const outcome = await withReadOnlyWorkspace(folder, { clock: context.clock }, (workspace) =>
      exportRelease(workspace, release, file),
    );
    if (!outcome.ok) return failed(outcome.error, failureText(context.i18n, outcome.error));
    return answer(outcome.value, file, context);
  },
};

/** Fails closed: whatever readiness calls blocking keeps the release inside. */
async function exportRelease(workspace: OpenWorkspace, name: string, file: string): Promise<Result<Outcome>> {
  const release = findRelease(workspace, name);
  if (release === undefined) return err('release/unknown', { release: name });
  const status = createReleaseStatus();
  const readiness = await status.readiness(workspace, release);
  if (!readiness.ok) return readiness;
  const blockers = readiness.value.blockers.filter(({ blocking }) => blocking);
  if (blockers.length > 0) return ok({ release, blockers });
  const written = await writeApprovedBundle(workspace, release, file, status);
  if (!written.ok) return written;
  const { manifest, bundle, files, size } = written.value;
  return ok({ exported: { release, manifest, bundle, files, size } });
}

/** A release by its id, or by `product/version` as people know it. */
function findRelease({ records }: OpenWorkspace, name: string): string | undefined {
  const releases = records.ofKind('release').map(lastSegment);
  if (releases.includes(name)) return name;
  return releases.find((release) => {
    const header = readRecord(records, releaseRecord(release), releaseHeaderSchema).value;
    return header !== undefined && `${header.product}/${header.version}` === name;
  });
}

function answer(outcome: Outcome, file: string, { i18n, say }: CommandContext): CommandAnswer {
  if ('exported' in outcome) {
    const { exported } = outcome;
    return {
      ok: true,
      lines: [say('export.done', { ...exported, file })],
      data: { ...exported, file, faults: [] },
    };
  }
  const { release, blockers } = outcome;
  const failure = { code: 'bundle/not-ready', params: { release, count: blockers.length } };
  const text = failureText(i18n, failure);
  const translate = i18n.t as unknown as (key: string, options: Record<string, unknown>) => string;
  const reasons = blockers.map(({ code, params, target }) => ({
    code,
    params: params ?? {},
    step: target.step,
    text: translate(code, { ...params, ns: 'readiness' }),
  }));
  return {
    ok: false,
    lines: [text, ...reasons.map((reason) => `  ✗ ${reason.text}`)],
    data: { release, faults: [faultData(failure, text)], blockers: reasons },
  };
}
