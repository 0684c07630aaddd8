import { exportRecordSchema, type ExportRecord } from '../../shared/bundle/export-record';
import { canonicalize } from '../../shared/journal/canonical-json';
import type { OutputDigest } from '../../shared/rendering/output';
import { sha256 } from '../journal/sha256';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';

/** A bundle that was exported from a release, with who did it and when by their clock. */
export interface RecordedExport extends ExportRecord {
  readonly at: string;
  readonly by: string;
}

/** Every export of a release, newest first. */
export function recordedExports({ records }: OpenWorkspace, release: string): readonly RecordedExport[] {
  const prefix = `release/${release}/export/`;
  return records
    .ofRelease(release)
    .filter((record) => record.startsWith(prefix))
    .flatMap((record) => {
      const { value } = readRecord(records, record, exportRecordSchema);
      const head = records.heads(record)[0];
      return value === undefined || head === undefined ? [] : [{ ...value, at: head.at, by: head.by }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** One digest over everything that a release renders to. */
export function outputsDigest(digests: readonly OutputDigest[]): string {
  return sha256(canonicalize(Object.fromEntries(digests.map((output) => [output.path, output.sha256]))));
}

/** The newest export that holds exactly these outputs. */
export function currentExport(
  workspace: OpenWorkspace,
  release: string,
  digests: readonly OutputDigest[],
): RecordedExport | undefined {
  const outputs = outputsDigest(digests);
  return recordedExports(workspace, release).find((exported) => exported.outputs === outputs);
}

/** Whether an endpoint has acknowledged a bundle of this release. */
export function hasReceipt({ records }: OpenWorkspace, release: string): boolean {
  const prefix = `release/${release}/receipt/`;
  return records
    .ofRelease(release)
    .some((record) => record.startsWith(prefix) && records.heads(record).some(({ body }) => body !== null));
}
