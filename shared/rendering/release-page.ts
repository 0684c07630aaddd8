import type { DocumentNode } from '../authoring/document';
import type { Sha256 } from '../journal/crypto-ports';
import { localizeContent, type LocalizedContent } from '../localization/localize-content';
import { summaryToInline } from '../localization/summary-inline';
import { blockOfUnit } from '../localization/unit-id';
import { changeTypes, type Change, type ChangeType } from '../release/change';
import type { AudienceRole, DeploymentWindow, ReleaseKind } from '../release/release';
import type { LocalizedText, TemplateSection } from '../template/template';
import { cleanLine } from './clean-text';
import { textDirection, type TextDirection } from './direction';
import { inlineTree, type InlineNode } from './inline-tree';
import { isEmptyProse } from './prose-text';
import { permanentPath } from './permanent-path';
import type { IdentifiedChange, ReleaseContent } from './release-content';
import { wordsFor, type Words } from './words/words';

/** Words and the language they are in, which is not the page's where a translation is missing. */
export interface Tagged {
  readonly text: string;
  readonly lang: string;
}

/** A change as an output shows it. */
export interface PageChange {
  readonly id: string;
  readonly change: Change;
  readonly summary: readonly InlineNode[];
  readonly lang: string;
}

/** The changes of one type; groups without a change are left out. */
export interface ChangeGroup {
  readonly type: ChangeType;
  readonly changes: readonly PageChange[];
}

/** A section with something in it. `isForeign` says whether a block (by its id) still stands in the source language. */
export type PageSection = { readonly key: string; readonly label: Tagged } & (
  | { readonly kind: 'prose'; readonly blocks: readonly DocumentNode[] }
  | { readonly kind: 'changes'; readonly groups: readonly ChangeGroup[] }
);

/** What one audience role reads about one release in one locale: the view from which every channel is written. */
export interface ReleasePage {
  readonly content: ReleaseContent;
  readonly locale: string;
  readonly direction: TextDirection;
  readonly role: AudienceRole;
  readonly words: Words;
  readonly productName: string;
  /** The version, or `draft` while there is none: such a page is only ever a preview. */
  readonly version: string;
  readonly kind: ReleaseKind;
  readonly title: Tagged;
  readonly windows: readonly DeploymentWindow[];
  readonly versionLabel: Tagged;
  readonly deploymentLabel: Tagged;
  readonly sections: readonly PageSection[];
  readonly path: string;
  /** All locales of the release, the source first. */
  readonly locales: readonly string[];
  /** Ids of the blocks that still stand in the source language. */
  readonly foreignBlocks: ReadonlySet<string>;
}

/** The page of one locale before an audience role is chosen; shared by the roles, for localizing is the dear part. */
export interface LocalePage {
  readonly content: ReleaseContent;
  readonly locale: string;
  readonly localized: LocalizedContent;
  readonly foreignBlocks: ReadonlySet<string>;
}

/** Localizes a release once for all of its audience roles. */
export function localePage(content: ReleaseContent, locale: string, sha256: Sha256): LocalePage {
  const localized = localizeContent(content, locale, sha256);
  const foreign = localized.untranslated.flatMap((unit) => blockOfUnit(unit) ?? []);
  return { content, locale, localized, foreignBlocks: new Set(foreign) };
}

/** All locales that a release is published in, the source first. */
export function releaseLocales({ header }: ReleaseContent): readonly string[] {
  return [...new Set([header.sourceLocale, ...header.targetLocales])];
}

/** What one role reads: customer-facing changes for that role only (duties 1.2 and 2.2), in the template's order. */
export function releasePage(page: LocalePage, role: AudienceRole): ReleasePage {
  const { content, locale, localized, foreignBlocks } = page;
  const { header, template } = content;
  const words = wordsFor(locale);
  const version = header.version === '' ? 'draft' : header.version;
  const langOf = (block: string): string => (foreignBlocks.has(block) ? header.sourceLocale : locale);
  const sections = template.sections.flatMap((section) => pageSection(section, page, role, langOf));
  const ownWord = (text: string): Tagged => ({ text, lang: words.lang });
  const fieldLabel = (field: 'version' | 'deployment'): Tagged => {
    const section = template.sections.find((entry) => entry.kind === 'field' && entry.field === field);
    const label = section && labelFor(section.label, locale);
    // Our own word in the reader's language is better than the template's in English.
    return label && (label.lang !== 'en' || words.lang === 'en') ? label : ownWord(words[field]);
  };
  return {
    content,
    locale,
    direction: textDirection(locale),
    role,
    words,
    productName: cleanLine(content.product.name),
    version,
    kind: header.kind,
    title: { text: cleanLine(localized.title), lang: langOf('title') },
    windows: header.deployment,
    versionLabel: fieldLabel('version'),
    deploymentLabel: fieldLabel('deployment'),
    sections,
    path: permanentPath(header.product, version, locale, role),
    locales: releaseLocales(content),
    foreignBlocks,
  };
}

function pageSection(
  section: TemplateSection,
  { locale, localized }: LocalePage,
  role: AudienceRole,
  langOf: (block: string) => string,
): readonly PageSection[] {
  const { key } = section;
  const label = labelFor(section.label, locale);
  if (section.kind === 'changes') {
    return [{ key, label, kind: 'changes', groups: changeGroups(localized.changes, role, langOf) }];
  }
  const document = Object.hasOwn(localized.sections, key) ? localized.sections[key] : undefined;
  if (section.kind !== 'prose' || !document || isEmptyProse(document.blocks)) return [];
  return [{ key, label, kind: 'prose', blocks: document.blocks }];
}

function changeGroups(
  changes: readonly IdentifiedChange[],
  role: AudienceRole,
  langOf: (block: string) => string,
): readonly ChangeGroup[] {
  const shown = changes.filter(
    ({ change }) => change.impact === 'customer' && change.audienceRoles.includes(role),
  );
  return changeTypes.flatMap((type) => {
    const ofType = shown.filter(({ change }) => change.type === type).sort(byOrder);
    if (ofType.length === 0) return [];
    const pageChanges = ofType.map(({ id, change }) => ({
      id,
      change,
      summary: inlineTree(summaryToInline(change.summary)),
      lang: langOf(`change-${id}`),
    }));
    return [{ type, changes: pageChanges }];
  });
}

/** The writer's order; ids decide between equals, by code unit and not by a locale's collation. */
function byOrder(a: IdentifiedChange, b: IdentifiedChange): number {
  return a.change.order - b.change.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A template's text for a locale and the language it turned out to be in. */
function labelFor(text: LocalizedText, locale: string): Tagged {
  const language = locale.split('-')[0] ?? locale;
  const lang = [locale, language].find((tag) => Object.hasOwn(text, tag)) ?? 'en';
  return { text: cleanLine(text[lang] ?? text.en), lang };
}
