import { apiSchemaPath } from '../api-schema';
import { cleanLine } from '../clean-text';
import { sectionBodyHtml } from '../page-html';
import { permanentPath } from '../permanent-path';
import { plainTextInline } from '../plain-text-blocks';
import type { PageChange, PageSection, ReleasePage } from '../release-page';
import { sectionText } from './plain-text';

/** The release for machines (duty 2.5): a document of `api-schema`, stable and documented, in the reader's language. */
export function apiDocument(page: ReleasePage): string {
  const { content, words } = page;
  const { header } = content;
  const document = {
    $schema: `/${apiSchemaPath}`,
    format: 1,
    product: { slug: header.product, name: page.productName },
    version: page.version,
    kind: page.kind,
    title: page.title.text,
    locale: page.locale,
    direction: page.direction,
    audience: page.role,
    url: page.path,
    deployment: page.windows.map(({ region, start, end, timeZone }) => ({
      region: cleanLine(region),
      start,
      ...(end === undefined ? {} : { end }),
      timeZone: cleanLine(timeZone),
    })),
    changes: page.sections.flatMap((section) =>
      section.kind === 'changes'
        ? section.groups.flatMap(({ changes }) =>
            changes.map((entry) => apiChange(entry, words.changeTypes[entry.change.type])),
          )
        : [],
    ),
    sections: page.sections.flatMap((section) =>
      section.kind === 'prose' ? [apiSection(section, page)] : [],
    ),
    translations: page.locales
      .filter((locale) => locale !== page.locale)
      .map((locale) => ({
        locale,
        url: permanentPath(header.product, page.version, locale, page.role),
      })),
    complete: page.foreignBlocks.size === 0,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function apiChange(
  { id, change, summary }: PageChange,
  typeLabel: string,
): Readonly<Record<string, unknown>> {
  return {
    id,
    type: change.type,
    typeLabel,
    security: change.security,
    breaking: change.breaking,
    summary: plainTextInline(summary),
    module: cleanLine(change.module),
    references: change.references.map(cleanLine),
    ...(change.actionBy === undefined ? {} : { actionBy: change.actionBy }),
  };
}

function apiSection(section: PageSection, page: ReleasePage): Readonly<Record<string, unknown>> {
  return {
    key: section.key,
    label: section.label.text,
    html: sectionBodyHtml(section, page, { headingLevel: 2, anchors: false }),
    text: sectionText(section, page),
  };
}
