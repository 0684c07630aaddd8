import { cleanLine } from './clean-text';
import { windowText } from './instants';
import type { PageChange, ReleasePage, Tagged } from './release-page';

/** A fact about a release in words: its label and its values. */
export interface FactLine {
  readonly label: Tagged;
  readonly values: readonly string[];
}

/** Version, deployment windows and, unless it is an ordinary release, its kind, for the channels without HTML. */
export function factLines(page: ReleasePage): readonly FactLine[] {
  const { words, windows, kind } = page;
  const ownWord = (text: string): Tagged => ({ text, lang: words.lang });
  const times = windows.map((window) => cleanLine(`${window.region}: ${windowText(window)}`));
  return [
    { label: page.versionLabel, values: [page.version] },
    ...(times.length === 0 ? [] : [{ label: page.deploymentLabel, values: times }]),
    ...(kind === 'planned' ? [] : [{ label: ownWord(words.kind), values: [words.kinds[kind]] }]),
  ];
}

/** The labels that stand before a change, the gravest first. */
export function changeLabels({ change }: PageChange, { words }: ReleasePage): readonly string[] {
  return [...(change.breaking ? [words.breaking] : []), ...(change.security ? [words.security] : [])];
}

/** What follows a change, each as "label: value". */
export function changeDetailLines({ change }: PageChange, { words }: ReleasePage): readonly string[] {
  const references = change.references.map(cleanLine).join(', ');
  const changedModule = cleanLine(change.module);
  return [
    ...(change.actionBy === undefined ? [] : [`${words.actionBy}: ${change.actionBy}`]),
    ...(changedModule === '' ? [] : [`${words.module}: ${changedModule}`]),
    ...(references === '' ? [] : [`${words.references}: ${references}`]),
  ];
}
