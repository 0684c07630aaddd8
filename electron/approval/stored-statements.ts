import { verifyEnvelope, type Envelope } from '../../shared/approval/dsse';
import { decodeStatement, type Statement } from '../../shared/approval/statement';
import { err, ok, type Result } from '../../shared/result';
import { verifySignature } from '../identity/ed25519';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { lastSegment } from '../workspace/record-store';

/** A signed statement as the journal keeps it, checked or with the reason why it can't be. */
export interface StoredStatement {
  readonly id: string;
  readonly envelope: unknown;
  readonly statement: Result<Statement>;
}

/**
 * Checks an envelope against the keys of the workspace's devices. Beyond the signature itself, the device must belong
 * to the person that the statement names, and workspace and release must be these: a statement that was moved here
 * from elsewhere fails with `approval/foreign-statement`.
 */
export function checkStatement(
  workspace: OpenWorkspace,
  release: string,
  envelope: unknown,
): Result<Statement> {
  const { devices } = workspace.membership();
  const verified = verifyEnvelope(envelope, {
    verify: verifySignature,
    keyFor: (device) => devices.get(device)?.publicKey,
  });
  if (!verified.ok) return verified;
  const statement = decodeStatement(verified.value.payload);
  if (!statement.ok) return statement;
  const { predicate } = statement.value;
  const isHere = predicate.workspace === workspace.facts.id && predicate.release === release;
  if (!isHere) return err('approval/foreign-statement');
  const isTheirs = verified.value.keyids.every((device) => devices.get(device)?.person === predicate.person);
  return isTheirs ? ok(statement.value) : err('approval/wrong-signer');
}

const checked = new WeakMap<object, Map<string, Result<Statement>>>();

/** Every statement on a release. A signature is checked once per membership: neither changes without new entries. */
export function storedStatements(workspace: OpenWorkspace, release: string): readonly StoredStatement[] {
  const membership = workspace.membership();
  const known = checked.get(membership) ?? new Map<string, Result<Statement>>();
  checked.set(membership, known);
  return workspace.records
    .ofRelease(release)
    .filter((record) => record.startsWith(`release/${release}/statement/`))
    .flatMap((record) =>
      workspace.records.heads(record).flatMap((head) => {
        if (head.body === null) return [];
        const statement = known.get(head.id) ?? checkStatement(workspace, release, head.body);
        known.set(head.id, statement);
        return [{ id: lastSegment(record), envelope: head.body as unknown as Envelope, statement }];
      }),
    );
}
