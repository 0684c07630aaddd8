import { createHash } from 'node:crypto';
import { createSigner, generateKeyPair, type Signer } from '../../electron/identity/ed25519';
import { encodeBase64Url } from '../../shared/identity/base64';
import type { PersonRole } from '../../shared/identity/person';
import { canonicalize } from '../../shared/journal/canonical-json';
import { checkpointBytes, genesisHash } from '../../shared/journal/checkpoint';
import { revisionId, type NewRevision } from '../../shared/journal/revision';
import type { WorkspaceFile } from '../../shared/workspace/workspace-file';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const at = '2026-03-01T10:00:00.000Z';

/** A device that writes journal lines by hand, so that a test can also write what the app never would. */
export interface TestDevice {
  readonly device: string;
  readonly person: string;
  readonly publicKey: string;
  readonly signer: Signer;
}

/** A device with a key of its own, the same in every run. */
export function testDevice(person: string, seed: number): TestDevice {
  const { seed: secret, publicKey } = generateKeyPair((size) => new Uint8Array(size).fill(seed));
  return { device: `${person}-device`, person, publicKey, signer: createSigner(secret) };
}

/** Journal lines that hold `revisions` and the checkpoint that signs them. */
export function batch(
  writer: TestDevice,
  workspace: string,
  revisions: readonly NewRevision[],
  options: { readonly firstSeq?: number; readonly by?: string } = {},
): { readonly device: string; readonly lines: string[] } {
  let seq = options.firstSeq ?? 1;
  let prev = genesisHash(workspace, writer.device, sha256);
  const lines: string[] = [];
  const add = (line: Record<string, unknown>): void => {
    const text = canonicalize(line);
    lines.push(text);
    prev = sha256(text);
    seq += 1;
  };
  const { device } = writer;
  for (const { record, parents, body } of revisions) {
    add({
      v: 1,
      kind: 'revision',
      seq,
      prev,
      at,
      by: options.by ?? writer.person,
      device,
      record,
      parents,
      body,
    });
  }
  const checkpoint = {
    v: 1,
    kind: 'checkpoint',
    seq,
    prev,
    at,
    device,
    count: revisions.length,
    head: prev,
    seen: {},
    alg: 'Ed25519',
  } as const;
  add({
    ...checkpoint,
    signature: encodeBase64Url(writer.signer.sign(checkpointBytes(checkpoint, workspace))),
  });
  return { device, lines };
}

export const workspaceId = '6f1c9f1e-6a53-4a5e-9d43-0d6f3f3b8a11';

/** A workspace file that its root device signed. */
export function workspaceFile(root: TestDevice, id = workspaceId): WorkspaceFile {
  const facts = {
    format: 1,
    id,
    name: 'Acme',
    createdAt: '2026-03-01T09:00:00.000Z',
    root: { person: root.person, device: root.device, alg: 'Ed25519', publicKey: root.publicKey },
  } as const;
  const signature = encodeBase64Url(root.signer.sign(new TextEncoder().encode(canonicalize(facts))));
  return { ...facts, alg: 'Ed25519', signature };
}

export const personRevision = (
  person: string,
  roles: readonly PersonRole[],
  parents: readonly string[] = [],
): NewRevision => ({
  record: `person/${person}`,
  parents,
  body: { name: person.toUpperCase(), email: `${person}@example.com`, roles: [...roles], locales: [] },
});

export const deviceRevision = ({ device, person, publicKey }: TestDevice): NewRevision => ({
  record: `device/${device}`,
  parents: [],
  body: { person, alg: 'Ed25519', publicKey, label: device },
});

export const policyRevision: NewRevision = {
  record: 'policy/signing',
  parents: [],
  body: { fourEyes: true, requirements: [{ role: 'compliance', covers: 'all', when: 'always' }] },
};

export const revisionIdOf = (revision: NewRevision): string => revisionId(revision, sha256);
