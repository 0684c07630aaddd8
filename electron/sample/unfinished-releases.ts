import { blockMaker, sampleChange, type SampleRelease } from './sample-content';

const review = blockMaker('l42');
const draft = blockMaker('g271');

/** The release in review: partly translated, one unit outdated, the checklist half answered. */
export const ledger42: SampleRelease = {
  product: 'ledger',
  kind: 'planned',
  version: '4.2.0',
  title: 'Approval limits per person',
  deployment: [{ region: 'EU', start: '2026-12-15T02:00:00+01:00', timeZone: 'Europe/Berlin' }],
  sections: {
    summary: [
      review.paragraph(
        'Ledger 4.2.0 lets you set how much each person may approve, per company and currency.',
      ),
      review.paragraph('Limits can begin and end on a date.'),
    ],
    'known-issues': [review.paragraph('Limits in currencies without decimals are shown with two of them.')],
    'rollback-procedure': [
      review.paragraph(
        'Going back to 4.1.0 keeps all limits but does not apply them until 4.2.0 is installed again.',
      ),
    ],
  },
  changes: [
    sampleChange('Set approval limits per person, company and currency', {
      type: 'added',
      module: 'approvals',
    }),
    sampleChange('The audit log names the limit that an approval was checked against', {
      type: 'added',
      module: 'audit',
    }),
    sampleChange('Search finds postings by their approval', { type: 'changed', module: 'search' }),
  ],
  translations: [
    ['Approval limits per person', 'Freigabegrenzen je Person', 'حدود الموافقة لكل شخص'],
    [
      'Ledger 4.2.0 lets you set how much each person may approve, per company and currency.',
      'Mit Ledger 4.2.0 legen Sie fest, wie viel jede Person freigeben darf, je Gesellschaft und Währung.',
      'يتيح لك Ledger 4.2.0 تحديد المبلغ الذي يجوز لكل شخص الموافقة عليه لكل شركة وعملة.',
    ],
    ['Limits can begin and end on a date.', 'Grenzen können an einem Datum beginnen und enden.'],
    [
      'Set approval limits per person, company and currency',
      'Freigabegrenzen je Person, Gesellschaft und Währung festlegen',
      'تحديد حدود الموافقة لكل شخص وشركة وعملة',
    ],
    [
      'The audit log names the limit that an approval was checked against',
      'Das Prüfprotokoll nennt die Grenze, gegen die eine Freigabe geprüft wurde',
    ],
  ],
  answers: {},
};

/** The draft: a hotfix that has just been begun and still lacks most of what its template demands. */
export const gateway271: SampleRelease = {
  product: 'vault-gateway',
  kind: 'hotfix',
  version: '2.7.1',
  title: 'Time-outs of large batches',
  deployment: [],
  sections: {
    summary: [draft.paragraph('Batches of more than 500 payments no longer time out.')],
  },
  changes: [
    sampleChange('Batches of more than 500 payments no longer time out', { type: 'fixed', module: 'batch' }),
  ],
  translations: [],
  answers: {},
};
