import { blockMaker, type SampleRelease } from './sample-content';

const { paragraph, heading, bullets, steps, code, phrases } = blockMaker('l42');

const summary = [
  paragraph(
    [
      'Ledger 4.2.0 lets you set how much each person may approve, **per company and currency**.',
      'Mit Ledger 4.2.0 legen Sie fest, wie viel jede Person freigeben darf, ⟦1⟧je Gesellschaft und Währung⟦/1⟧.',
      'يتيح لك Ledger 4.2.0 تحديد المبلغ الذي يجوز لكل شخص الموافقة عليه ⟦1⟧لكل شركة وعملة⟦/1⟧.',
    ],
    [
      'Until you set a limit, everything stays as it is.',
      'Solange Sie keine Grenze setzen, bleibt alles, wie es ist.',
      'يبقى كل شيء كما هو إلى أن تضع حدًا.',
    ],
  ),
  bullets(
    [
      'Limits can begin and end on a date, for holidays and stand-ins.',
      'Grenzen können an einem Datum beginnen und enden, für Urlaub und Vertretung.',
      'يمكن أن تبدأ الحدود وتنتهي في تاريخ محدد، للإجازات والإنابة.',
    ],
    [
      'Whoever meets a limit sees at once who may approve instead.',
      'Wer an eine Grenze stößt, sieht sofort, wer stattdessen freigeben darf.',
    ],
  ),
];

const knownIssues = [
  heading(['Display of amounts', 'Anzeige von Beträgen', 'عرض المبالغ']),
  paragraph(
    [
      'Limits in currencies without decimals are shown with two of them.',
      'Grenzen in Währungen ohne Nachkommastellen werden mit zwei davon angezeigt.',
      'تُعرض الحدود في العملات التي لا كسور لها بخانتين عشريتين.',
    ],
    ['The limit itself is applied correctly.', 'Die Grenze selbst wird richtig angewandt.'],
  ),
];

const rollback = [
  paragraph([
    'Going back to 4.1.0 keeps all limits but does not apply them until 4.2.0 is installed again.',
    'Die Rückkehr zu 4.1.0 behält alle Grenzen bei, wendet sie aber erst wieder an, wenn 4.2.0 erneut installiert ist.',
    'تُبقي العودة إلى 4.1.0 جميع الحدود لكنها لا تُطبق إلى أن يُثبَّت 4.2.0 من جديد.',
  ]),
  steps(
    [
      'Tell everybody who approves that limits will not be checked for a while.',
      'Sagen Sie allen, die freigeben, dass Grenzen eine Zeit lang nicht geprüft werden.',
    ],
    [
      'Restore the previous image with the command below.',
      'Stellen Sie mit dem Befehl unten das vorige Abbild wieder her.',
      'استعد الصورة السابقة بالأمر أدناه.',
    ],
    ['Export the approvals given meanwhile with `ledgerctl approvals --since rollback`.'],
  ),
  code('ledgerctl rollback --to 4.1.0 --keep-limits'),
];

const changes: SampleRelease['changes'] = [
  {
    phrase: [
      'Set approval limits per person, company and currency',
      'Freigabegrenzen je Person, Gesellschaft und Währung festlegen',
      'تحديد حدود الموافقة لكل شخص وشركة وعملة',
    ],
    facts: {
      type: 'added',
      module: 'approvals',
      audienceRoles: ['administrator'],
      references: ['LED-1240'],
    },
  },
  {
    phrase: [
      'The audit log names the limit that an approval was checked against',
      'Das Prüfprotokoll nennt die Grenze, gegen die eine Freigabe geprüft wurde',
    ],
    facts: { type: 'added', module: 'audit', references: ['LED-1243'] },
  },
  {
    phrase: [
      'Search finds postings by the person who approved them',
      'Die Suche findet Buchungen nach der Person, die sie freigegeben hat',
      'يعثر البحث على القيود حسب الشخص الذي وافق عليها',
    ],
    facts: { type: 'changed', module: 'search', references: ['LED-1236'] },
  },
  {
    phrase: ['An approval is no longer lost when two people give it in the same second'],
    facts: { type: 'fixed', module: 'approvals', references: ['LED-1229'] },
  },
  {
    phrase: ['Approvals are stored in a table of their own'],
    facts: {
      impact: 'internal',
      impactReason: 'A change of the schema without any effect on behaviour or speed, measured in LED-1238.',
      module: 'approvals',
      references: ['LED-1238'],
    },
  },
];

/**
 * The release in review: about two thirds translated, half the checklist answered. After the product signature the
 * writer changes {@link lateEdit}: that signature is void since, and one German sentence is outdated.
 */
export const ledger42: SampleRelease = {
  product: 'ledger',
  kind: 'planned',
  version: '4.2.0',
  title: ['Approval limits for each person', 'Freigabegrenzen je Person', 'حدود الموافقة لكل شخص'],
  deployment: [
    { region: 'EU', inDays: 27, from: '02:00', to: '04:00', timeZone: 'Europe/Berlin' },
    { region: 'US', inDays: 28, from: '01:00', to: '03:00', timeZone: 'America/New_York' },
    { region: 'GCC', inDays: 29, from: '01:00', to: '02:30', timeZone: 'Asia/Dubai' },
  ],
  sections: { summary, 'known-issues': knownIssues, 'rollback-procedure': rollback },
  changes,
  phrases,
  answers: {
    'matches-build': ['yes', 'Compared with ledger-4.2.0-rc.2 of pipeline run 9034.'],
    'nothing-confidential': ['yes', ''],
    'rollback-rehearsed': ['yes', ''],
  },
};

/** The words that the writer makes more exact once it is too late for one signature. */
export const lateEdit = {
  before: 'The audit log names the limit that an approval was checked against',
  after: 'The audit log names the limit and the currency that an approval was checked against',
} as const;
