import { blockMaker, type SampleRelease } from './sample-content';

const { paragraph, phrases } = blockMaker('g271');

/**
 * The draft: a hotfix that was begun this morning. No window is set yet, the way back is not written, words are still to be
 * replaced, and an internal change lacks its reason: what a template says about unfinished text.
 */
export const gateway271: SampleRelease = {
  product: 'vault-gateway',
  kind: 'hotfix',
  version: '2.7.1',
  title: ['Large batches time out'],
  deployment: [],
  sections: {
    summary: [
      paragraph(
        ['Batches of more than 500 payments could time out after the update to 2.7.0.'],
        ['Nothing was paid twice, and **nobody has to act**: the batches were carried out all the same.'],
      ),
    ],
    'known-issues': [paragraph(['The error message names a wrong batch number; cause TBD.'])],
  },
  changes: [
    {
      phrase: ['Batches of more than 500 payments no longer time out'],
      facts: { type: 'fixed', module: 'batch', references: ['VGW-97'] },
    },
    {
      phrase: ['Time-outs are counted per node'],
      facts: { type: 'added', impact: 'internal', module: 'metrics', references: ['VGW-98'] },
    },
  ],
  phrases,
  answers: {},
};
