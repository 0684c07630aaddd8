import { readFile } from 'node:fs/promises';
import type { ExportOutcome } from '../../shared/bundle/channels';
import type { ExportRecord } from '../../shared/bundle/export-record';
import { exportRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import type { ReleaseStatus } from '../approval/release-status';
import { createBlobStore } from '../blobs/blob-store';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { blobFolder } from '../workspace/workspace-folder';
import { composeRelease } from './compose-release';
import { outputsDigest } from './export-records';
import { writeVerifiedBundle } from './write-verified-bundle';

/** How an export is watched and stopped. Progress counts bytes. */
export interface ExportWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes the bundle of an approved release to a file and verifies it as a stranger would. Fails closed with
 * `bundle/not-ready` while anything that is required is missing, void, in conflict or suspect; a bundle that does not
 * verify is removed again, and the first fault says why.
 */
export async function writeApprovedBundle(
  workspace: OpenWorkspace,
  release: string,
  file: string,
  status: ReleaseStatus,
  watch: ExportWatch = {},
): Promise<Result<ExportRecord>> {
  const readiness = await status.readiness(workspace, release);
  if (!readiness.ok) return readiness;
  const blocking = readiness.value.blockers.filter((one) => one.blocking);
  if (blocking.length > 0) return err('bundle/not-ready', { release, count: blocking.length });
  const evaluated = await status.evaluate(workspace, release);
  if (!evaluated.ok) return evaluated;
  const composed = await composeRelease(workspace, evaluated.value, watch.signal);
  if (!composed.ok) return composed;
  const written = await writeVerifiedBundle(file, composed.value, watch);
  if (!written.ok) return written;
  return ok({
    manifest: composed.value.digest,
    bundle: written.value.sha256,
    outputs: outputsDigest(evaluated.value.rendered.digests),
    files: composed.value.files.length,
    size: written.value.size,
  });
}

/** Exports the approved bundle, keeps it in the workspace, and records the export in the journal. */
export async function exportRelease(
  workspace: OpenWorkspace,
  release: string,
  file: string,
  status: ReleaseStatus,
  watch: ExportWatch = {},
): Promise<Result<ExportOutcome>> {
  const exported = await writeApprovedBundle(workspace, release, file, status, watch);
  if (!exported.ok) return exported;
  const kept = await keepBundle(workspace, file, exported.value.bundle);
  if (!kept.ok) return kept;
  const recorded = await recordExport(workspace, release, exported.value);
  if (!recorded.ok) return recorded;
  const { manifest, bundle, files, size } = exported.value;
  return ok({ manifest, bundle, files, size, path: file });
}

async function recordExport(
  workspace: OpenWorkspace,
  release: string,
  exported: ExportRecord,
): Promise<Result<null>> {
  const record = exportRecord(release, exported.manifest);
  // Exporting the same thing again is no news.
  if (workspace.records.heads(record).length > 0) return ok(null);
  const written = await workspace.append([{ record, parents: [], body: exported }]);
  return written.ok ? ok(null) : written;
}

/** Reads the file back, checks it, and keeps it in the workspace: what is published later is this very file. */
async function keepBundle(workspace: OpenWorkspace, file: string, digest: string): Promise<Result<null>> {
  const kept = await createBlobStore(blobFolder(workspace.path)).put(await readFile(file));
  if (!kept.ok) return kept;
  return kept.value === digest ? ok(null) : err('bundle/read-back-differs', { path: file });
}
