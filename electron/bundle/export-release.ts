import { readFile } from 'node:fs/promises';
import type { Envelope } from '../../shared/approval/dsse';
import type { Statement } from '../../shared/approval/statement';
import { farthestPositions } from '../../shared/bundle/checkpoints';
import type { ExportOutcome } from '../../shared/bundle/channels';
import type { ExportRecord } from '../../shared/bundle/export-record';
import type { JsonValue } from '../../shared/journal/canonical-json';
import { exportRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import type { ReleaseEvaluation } from '../approval/evaluate-release';
import { policyDigest } from '../approval/release-digests';
import type { ReleaseStatus } from '../approval/release-status';
import { createBlobStore } from '../blobs/blob-store';
import { nodeFs } from '../journal/node-fs';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { blobFolder, journalFolder, readWorkspaceFile } from '../workspace/workspace-folder';
import { collectPeople, type SignerRef } from './collect-people';
import { composeBundle, type ComposedBundle } from './compose-bundle';
import { outputsDigest } from './export-records';
import { writeBundle } from './write-bundle';

/** How an export is watched and stopped. Progress counts bytes. */
export interface ExportWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

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

async function recordExport(
  workspace: OpenWorkspace,
  release: string,
  exported: ExportRecord,
): Promise<Result<null>> {
  const record = exportRecord(release, exported.manifest);
  // Exporting the same thing again is no news.
  if (workspace.records.heads(record).length > 0) return ok(null);
  const written = await workspace.append([{ record, parents: [], body: exported as unknown as JsonValue }]);
  return written.ok ? ok(null) : written;
}

/**
 * Exports the approved bundle to a file. Fails closed with `bundle/not-ready` while anything that is required is
 * missing, void, in conflict or suspect. The file is verified as a stranger would before the export is recorded.
 */
export async function exportRelease(
  workspace: OpenWorkspace,
  release: string,
  file: string,
  status: ReleaseStatus,
  watch: ExportWatch = {},
): Promise<Result<ExportOutcome>> {
  const readiness = await status.readiness(workspace, release);
  if (!readiness.ok) return readiness;
  const blocking = readiness.value.blockers.filter((one) => one.blocking);
  if (blocking.length > 0) return err('bundle/not-ready', { release, count: blocking.length });
  const evaluated = await status.evaluate(workspace, release);
  if (!evaluated.ok) return evaluated;
  const composed = await composeRelease(workspace, evaluated.value, watch.signal);
  if (!composed.ok) return composed;
  const written = await writeBundle(file, composed.value.files, watch);
  if (!written.ok) return written;
  const kept = await keepBundle(workspace, file, written.value.sha256);
  if (!kept.ok) return kept;
  const recorded = await recordExport(workspace, release, {
    manifest: composed.value.digest,
    bundle: written.value.sha256,
    outputs: outputsDigest(evaluated.value.rendered.digests),
    files: composed.value.files.length,
    size: written.value.size,
  });
  if (!recorded.ok) return recorded;
  return ok({
    manifest: composed.value.digest,
    bundle: written.value.sha256,
    files: composed.value.files.length,
    size: written.value.size,
    path: file,
  });
}

/** Reads the file back, checks it, and keeps it in the workspace: what is published later is this very file. */
async function keepBundle(workspace: OpenWorkspace, file: string, digest: string): Promise<Result<null>> {
  const kept = await createBlobStore(blobFolder(workspace.path)).put(await readFile(file));
  if (!kept.ok) return kept;
  return kept.value === digest ? ok(null) : err('bundle/read-back-differs', { path: file });
}
