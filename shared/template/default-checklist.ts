import { releaseKinds, type ReleaseKind } from '../release/release';
import type { ChecklistItem } from './template';

const everyKind: ReleaseKind[] = [...releaseKinds];

/** Questions that every release answers. */
const common: readonly ChecklistItem[] = [
  {
    key: 'matches-build',
    kinds: everyKind,
    evidence: 'required',
    question: {
      en: 'Do version and changes match the build that is deployed?',
      de: 'Stimmen Version und Änderungen mit dem bereitgestellten Build überein?',
    },
    help: {
      en: 'Name the build or the pipeline run that you compared with.',
      de: 'Nennen Sie den Build oder Pipeline-Lauf, mit dem Sie verglichen haben.',
    },
  },
  {
    key: 'nothing-confidential',
    kinds: everyKind,
    evidence: 'optional',
    question: {
      en: 'Is the text free of customer names, internal hosts, credentials and unreleased plans?',
      de: 'Ist der Text frei von Kundennamen, internen Rechnern, Zugangsdaten und unveröffentlichten Plänen?',
    },
  },
];

const planned: readonly ChecklistItem[] = [
  {
    key: 'rollback-rehearsed',
    kinds: ['planned'],
    evidence: 'required',
    question: {
      en: 'Was the rollback procedure carried out in a staging environment, as it stands in the text?',
      de: 'Wurde die Rückkehr zur vorigen Version so, wie sie im Text steht, in einer Testumgebung ausgeführt?',
    },
    help: {
      en: 'Date and environment, or a link to the record.',
      de: 'Datum und Umgebung oder ein Link zum Protokoll.',
    },
  },
  {
    key: 'downtime-confirmed',
    kinds: ['planned', 'hotfix'],
    evidence: 'required',
    question: {
      en: 'Has infrastructure confirmed the downtime, the performance impact and their mitigation?',
      de: 'Hat der Betrieb Ausfallzeit, Leistungseinbußen und deren Milderung bestätigt?',
    },
    help: {
      en: 'Who confirmed it, and when. “Not applicable” if nothing is interrupted: say why.',
      de: 'Wer bestätigt hat und wann. „Nicht zutreffend“, wenn nichts unterbrochen wird: mit Begründung.',
    },
  },
  {
    key: 'notice-periods-kept',
    kinds: ['planned'],
    evidence: 'required',
    question: {
      en: 'Do customers have the notice that their contracts promise for deprecated, removed and breaking changes?',
      de: 'Haben Kunden bei veralteten, entfernten und inkompatiblen Teilen die vertraglich zugesagte Vorlaufzeit?',
    },
  },
  {
    key: 'known-issues-current',
    kinds: ['planned'],
    evidence: 'optional',
    question: {
      en: 'Has support compared the known issues with its open tickets?',
      de: 'Hat der Support die bekannten Probleme mit seinen offenen Tickets verglichen?',
    },
  },
];

const hotfix: readonly ChecklistItem[] = [
  {
    key: 'hotfix-criteria-met',
    kinds: ['hotfix'],
    evidence: 'required',
    question: {
      en: 'Does the change meet the criteria for a hotfix (severity, customers affected, no workaround)?',
      de: 'Erfüllt die Änderung die Kriterien für einen Hotfix (Schwere, betroffene Kunden, keine Umgehung)?',
    },
    help: {
      en: 'The ticket or incident that says so.',
      de: 'Das Ticket oder der Vorfall, aus dem das hervorgeht.',
    },
  },
  {
    key: 'fix-verified',
    kinds: ['hotfix'],
    evidence: 'required',
    question: {
      en: 'Was the fix verified where the error occurred, and did the regression tests pass?',
      de: 'Wurde die Korrektur dort geprüft, wo der Fehler auftrat, und liefen die Regressionstests durch?',
    },
  },
  {
    key: 'disclosure-agreed',
    kinds: ['hotfix'],
    evidence: 'required',
    question: {
      en: 'If a vulnerability is fixed: has security agreed to what is said, and when?',
      de: 'Falls eine Schwachstelle behoben wird: Hat die Sicherheit dem Wortlaut und Zeitpunkt zugestimmt?',
    },
    help: {
      en: '“Not applicable” if no vulnerability is fixed: say how you know.',
      de: '„Nicht zutreffend“, wenn keine Schwachstelle behoben wird: woher wissen Sie es?',
    },
  },
];

const backfill: readonly ChecklistItem[] = [
  {
    key: 'deployment-on-record',
    kinds: ['backfill'],
    evidence: 'required',
    question: {
      en: 'Is the time of deployment taken from a deployment record, for every region?',
      de: 'Stammt der Zeitpunkt der Bereitstellung für jede Region aus einem Betriebsprotokoll?',
    },
  },
  {
    key: 'reason-recorded',
    kinds: ['backfill'],
    evidence: 'required',
    question: {
      en: 'Is it recorded why the change went out before its note, and who decided so?',
      de: 'Ist festgehalten, warum die Änderung vor ihrem Text ausgeliefert wurde und wer das entschied?',
    },
  },
  {
    key: 'interim-notices-linked',
    kinds: ['backfill'],
    evidence: 'required',
    question: {
      en: 'Does the text agree with what customers were told in the meantime?',
      de: 'Stimmt der Text mit dem überein, was Kunden in der Zwischenzeit mitgeteilt wurde?',
    },
    help: {
      en: 'Links to status page entries and mails, or “no notice was sent”.',
      de: 'Links zu Statusmeldungen und E-Mails oder „es wurde nichts mitgeteilt“.',
    },
  },
  {
    key: 'only-what-shipped',
    kinds: ['backfill'],
    evidence: 'optional',
    question: {
      en: 'Does the text describe only what was deployed then, and nothing that came later?',
      de: 'Beschreibt der Text nur, was damals bereitgestellt wurde, und nichts Späteres?',
    },
  },
];

const rollback: readonly ChecklistItem[] = [
  {
    key: 'rollback-complete',
    kinds: ['rollback'],
    evidence: 'required',
    question: {
      en: 'Has operations confirmed that every region is back on the stated version?',
      de: 'Hat der Betrieb bestätigt, dass jede Region wieder auf der genannten Version läuft?',
    },
  },
  {
    key: 'root-cause-agreed',
    kinds: ['rollback'],
    evidence: 'required',
    question: {
      en: 'Has engineering agreed to the root cause as it is worded here?',
      de: 'Hat die Entwicklung der Ursache in diesem Wortlaut zugestimmt?',
    },
  },
  {
    key: 'data-consequences-stated',
    kinds: ['rollback'],
    evidence: 'required',
    question: {
      en: 'Does the text say what happens to data that was made with the withdrawn version?',
      de: 'Sagt der Text, was mit Daten geschieht, die mit der zurückgenommenen Version entstanden?',
    },
  },
  {
    key: 're-release-agreed',
    kinds: ['rollback'],
    evidence: 'optional',
    question: {
      en: 'Is the time of the next attempt agreed, or does the text say that it is open?',
      de: 'Ist der Zeitpunkt des nächsten Versuchs abgestimmt, oder sagt der Text, dass er offen ist?',
    },
  },
];

/** The questions that a compliance officer answers before signing, for all kinds of release (duties 1.4, 3.6, 4.5, 6.1). */
export const defaultChecklist: readonly ChecklistItem[] = [
  ...common,
  ...planned,
  ...hotfix,
  ...backfill,
  ...rollback,
];
