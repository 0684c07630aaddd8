import { describe, expect, it } from 'vitest';
import { verifyPeople } from '../../electron/bundle/verify-people';
import type { EvidenceRun } from '../../shared/bundle/people';
import { canonicalize } from '../../shared/journal/canonical-json';
import { valueOf } from '../walk/engine-fixture';
import {
  batch,
  deviceRevision,
  revisionIdOf,
  personRevision,
  policyRevision,
  testDevice,
  workspaceFile,
  workspaceId,
} from './journal-lines';

const root = testDevice('root', 1);
const ben = testDevice('ben', 2);
const cleo = testDevice('cleo', 3);
const eve = testDevice('eve', 4);

const founding = batch(root, workspaceId, [
  policyRevision,
  personRevision('ben', ['owner']),
  deviceRevision(ben),
]);
const byBen = batch(ben, workspaceId, [personRevision('cleo', ['compliance']), deviceRevision(cleo)]);

const verify = (evidence: readonly EvidenceRun[], workspace = workspaceFile(root)) =>
  verifyPeople(new TextEncoder().encode(canonicalize({ format: 1, workspace, evidence })));

const refused = (evidence: readonly EvidenceRun[], workspace = workspaceFile(root)): string => {
  const result = verify(evidence, workspace);
  return result.ok ? 'believed' : result.error.code;
};

describe('trust from the root key (design 4)', () => {
  it('reaches people whom an owner enrolled whom the root enrolled, in whatever order the evidence stands', () => {
    for (const evidence of [
      [founding, byBen],
      [byBen, founding],
    ]) {
      const known = valueOf(verify(evidence));
      expect([...known.people.keys()].sort()).toEqual(['ben', 'cleo']);
      expect(known.people.get('cleo')?.roles).toEqual(['compliance']);
      expect(known.devices.get(cleo.device)?.publicKey).toBe(cleo.publicKey);
      expect(known.policy.fourEyes).toBe(true);
      expect(known.positions[root.device]?.seq).toBe(4);
    }
  });

  it('takes the newest of a person’s records', () => {
    const first = batch(root, workspaceId, [
      policyRevision,
      personRevision('ben', ['owner']),
      deviceRevision(ben),
    ]);
    const replaced = revisionIdOf(personRevision('ben', ['owner']));
    const later = batch(root, workspaceId, [personRevision('ben', ['compliance'], [replaced])], {
      firstSeq: 9,
    });
    expect(valueOf(verify([first, later])).people.get('ben')?.roles).toEqual(['compliance']);
    // Whom Ben enrolled while he was an owner has to be enrolled again by somebody who still is one.
    expect(refused([first, later, byBen])).toBe('bundle/evidence-untrusted');
  });
});

const asWriter = batch(root, workspaceId, [
  policyRevision,
  personRevision('ben', ['writer']),
  deviceRevision(ben),
]);

describe('evidence that is refused', () => {
  it.each<[string, readonly EvidenceRun[], string]>([
    ['a person whom somebody enrolled who is no owner', [asWriter, byBen], 'bundle/evidence-untrusted'],
    [
      'a role that somebody gave themselves',
      [asWriter, batch(ben, workspaceId, [personRevision('ben', ['owner'])])],
      'bundle/evidence-untrusted',
    ],
    [
      'a stranger’s lines',
      [founding, batch(eve, workspaceId, [personRevision('eve', ['owner'])])],
      'bundle/evidence-untrusted',
    ],
    [
      'a stranger’s lines in a known device’s name',
      [
        founding,
        {
          ...batch({ ...eve, device: ben.device, person: 'ben' }, workspaceId, [
            personRevision('eve', ['owner']),
          ]),
        },
      ],
      'bundle/evidence-untrusted',
    ],
    [
      'lines that name another person than the device’s',
      [founding, batch(ben, workspaceId, [personRevision('eve', ['owner'])], { by: 'root' })],
      'bundle/evidence-untrusted',
    ],
    [
      'lines of the same owner from another workspace',
      [
        batch(root, '11111111-1111-4111-8111-111111111111', [
          policyRevision,
          personRevision('eve', ['owner']),
        ]),
      ],
      'bundle/evidence-untrusted',
    ],
    [
      'a line that was left out',
      [{ ...founding, lines: founding.lines.filter((_, index) => index !== 1) }],
      'bundle/evidence-broken',
    ],
    [
      'lines in another order',
      [{ ...founding, lines: [...founding.lines.slice(0, 3).reverse(), ...founding.lines.slice(3)] }],
      'bundle/evidence-broken',
    ],
    [
      'lines without their checkpoint',
      [{ ...founding, lines: founding.lines.slice(0, 3) }],
      'bundle/evidence-broken',
    ],
    [
      'lines behind their checkpoint',
      [{ ...founding, lines: [...founding.lines, founding.lines[0] ?? ''] }],
      'bundle/evidence-broken',
    ],
    [
      'a line that was changed',
      [{ ...founding, lines: founding.lines.map((line) => line.replace('"owner"', '"writer"')) }],
      'bundle/evidence-broken',
    ],
    ['a run under another device’s name', [{ ...founding, device: ben.device }], 'bundle/evidence-broken'],
    [
      'nothing about the policy',
      [batch(root, workspaceId, [personRevision('ben', ['owner'])])],
      'bundle/policy-missing',
    ],
    [
      'two policies at once',
      [
        batch(root, workspaceId, [
          policyRevision,
          {
            ...policyRevision,
            body: { fourEyes: false, requirements: [{ role: 'compliance', covers: 'all', when: 'always' }] },
          },
        ]),
      ],
      'bundle/evidence-conflict',
    ],
    [
      'a person who is none',
      [
        batch(root, workspaceId, [
          policyRevision,
          { record: 'person/ben', parents: [], body: { name: 'Ben' } },
        ]),
      ],
      'bundle/evidence-conflict',
    ],
    [
      'one device with two histories',
      [
        founding,
        batch(root, workspaceId, [
          policyRevision,
          personRevision('ben', ['owner']),
          personRevision('cleo', ['owner']),
        ]),
      ],
      'bundle/fork',
    ],
  ])('%s', (_name, evidence, code) => {
    expect(refused(evidence)).toBe(code);
  });

  it('a workspace file that its root did not sign, or that names another root', () => {
    expect(refused([founding], { ...workspaceFile(root), name: 'Evil' })).toBe('bundle/root-signature');
    expect(refused([founding], { ...workspaceFile(eve), root: workspaceFile(root).root })).toBe(
      'bundle/root-signature',
    );
    expect(refused([founding], workspaceFile(eve))).toBe('bundle/evidence-untrusted');
  });

  it('a root key of low order, under which one signature fits every text', () => {
    const weak = 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const file = workspaceFile(root);
    expect(refused([founding], { ...file, root: { ...file.root, publicKey: weak } })).toBe(
      'bundle/root-signature',
    );
  });
});
