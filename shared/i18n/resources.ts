/**
 * Every text of the interface. A capability adds its namespace here, once per language: `import … from …` and a line
 * in the table. The compiler refuses a German table that lacks a namespace; `test/i18n` compares the keys inside.
 */
import deApp from './locales/de/app.json';
import deApproval from './locales/de/approval.json';
import deAudit from './locales/de/audit.json';
import deAuthoring from './locales/de/authoring.json';
import deBundle from './locales/de/bundle.json';
import deChecklist from './locales/de/checklist.json';
import deDesktop from './locales/de/desktop.json';
import deFailures from './locales/de/failures.json';
import deIdentity from './locales/de/identity.json';
import deJournal from './locales/de/journal.json';
import deLocalization from './locales/de/localization.json';
import dePeople from './locales/de/people.json';
import dePreferences from './locales/de/preferences.json';
import dePublishing from './locales/de/publishing.json';
import deReadiness from './locales/de/readiness.json';
import deRelease from './locales/de/release.json';
import deSources from './locales/de/sources.json';
import deTemplate from './locales/de/template.json';
import deUi from './locales/de/ui.json';
import deWorkspace from './locales/de/workspace.json';
import enApp from './locales/en/app.json';
import enApproval from './locales/en/approval.json';
import enAudit from './locales/en/audit.json';
import enAuthoring from './locales/en/authoring.json';
import enBundle from './locales/en/bundle.json';
import enChecklist from './locales/en/checklist.json';
import enDesktop from './locales/en/desktop.json';
import enFailures from './locales/en/failures.json';
import enIdentity from './locales/en/identity.json';
import enJournal from './locales/en/journal.json';
import enLocalization from './locales/en/localization.json';
import enPeople from './locales/en/people.json';
import enPreferences from './locales/en/preferences.json';
import enPublishing from './locales/en/publishing.json';
import enReadiness from './locales/en/readiness.json';
import enRelease from './locales/en/release.json';
import enSources from './locales/en/sources.json';
import enTemplate from './locales/en/template.json';
import enUi from './locales/en/ui.json';
import enWorkspace from './locales/en/workspace.json';
import type { TextTree } from './pseudo-locale';

/** The English texts: the source of all others, and of the types of the keys. */
export const english = {
  app: enApp,
  approval: enApproval,
  audit: enAudit,
  authoring: enAuthoring,
  bundle: enBundle,
  checklist: enChecklist,
  desktop: enDesktop,
  failures: enFailures,
  identity: enIdentity,
  journal: enJournal,
  localization: enLocalization,
  people: enPeople,
  preferences: enPreferences,
  publishing: enPublishing,
  readiness: enReadiness,
  release: enRelease,
  sources: enSources,
  template: enTemplate,
  ui: enUi,
  workspace: enWorkspace,
} as const;

export type Namespace = keyof typeof english;

/** The German texts. */
export const german: Readonly<Record<Namespace, TextTree>> = {
  app: deApp,
  approval: deApproval,
  audit: deAudit,
  authoring: deAuthoring,
  bundle: deBundle,
  checklist: deChecklist,
  desktop: deDesktop,
  failures: deFailures,
  identity: deIdentity,
  journal: deJournal,
  localization: deLocalization,
  people: dePeople,
  preferences: dePreferences,
  publishing: dePublishing,
  readiness: deReadiness,
  release: deRelease,
  sources: deSources,
  template: deTemplate,
  ui: deUi,
  workspace: deWorkspace,
};
