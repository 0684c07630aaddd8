import type { Envelope } from '../../shared/approval/dsse';
import type { Statement } from '../../shared/approval/statement';
import { farthestPositions } from '../../shared/bundle/checkpoints';
import type { Result } from '../../shared/result';
import type { ReleaseEvaluation } from '../approval/evaluate-release';
import { policyDigest } from '../approval/release-digests';
import { nodeFs } from '../journal/node-fs';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { journalFolder, readWorkspaceFile } from '../workspace/workspace-folder';
import { collectPeople, type SignerRef } from './collect-people';
import { composeBundle, type ComposedBundle } from './compose-bundle';

interface ValidStatement {
  readonly id: string;
  readonly envelope: Envelope;
  readonly statement: Statement;
}

/** The signatures that count, in the order of their ids, which is the same on every machine. */
function validStatements({ stored, evaluation }: ReleaseEvaluation): readonly ValidStatement[] {
  const valid = new Set(
    evaluation.statements.filter(({ reasons }) => reasons.length === 0).map(({ id }) => id),
  );
  return stored
    .flatMap(({ id, envelope, statement }) =>
      valid.has(id) && statement.ok
        ? [{ id, envelope: envelope as Envelope, statement: statement.value }]
        : [],
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function signersOf(statements: readonly ValidStatement[]): readonly SignerRef[] {
  return statements.flatMap(({ envelope, statement }) =>
    envelope.signatures.map(({ keyid }) => ({ person: statement.predicate.person, device: keyid })),
  );
}

/**
 * Puts a release's bundle together from what the journals hold (design 7). Nothing in it depends on the moment, the
 * machine or the exporter, so the same workspace gives the same bytes everywhere.
 */
export async function composeRelease(
  workspace: OpenWorkspace,
  evaluated: ReleaseEvaluation,
  signal?: AbortSignal,
): Promise<Result<ComposedBundle>> {
  const file = await readWorkspaceFile(workspace.path);
  if (!file.ok) return file;
  const statements = validStatements(evaluated);
  const people = await collectPeople(
    {
      workspace: file.value,
      records: workspace.records,
      journalFolder: journalFolder(workspace.path),
      fs: nodeFs,
    },
    signersOf(statements),
  );
  if (!people.ok) return people;
  const { content, policy, rendered, evaluation } = evaluated;
  const { positions } = farthestPositions([
    ...statements.map(({ statement }) => statement.predicate.checkpoint),
    people.value.known.positions,
  ]);
  return composeBundle(
    {
      workspace: { id: workspace.facts.id, name: workspace.facts.name },
      release: content.release,
      header: content.header,
      policy,
      policyDigest: policyDigest(policy),
      required: evaluation.requirements.map(({ required }) => required),
      outputs: rendered.outputs,
      statements: statements.map(({ envelope }) => envelope),
      people: people.value.file,
      checkpoints: { format: 1, workspace: workspace.facts.id, positions },
    },
    signal,
  );
}
