import { canonicalize } from '../../shared/journal/canonical-json';
import type { PeopleFile } from '../../shared/bundle/people';
import type { Revision } from '../../shared/journal/revision';
import { deviceRecord, personRecord, signingPolicyRecord } from '../../shared/release/record-ids';
import { ok, type Result } from '../../shared/result';
import type { WorkspaceFile } from '../../shared/workspace/workspace-file';
import type { FsPort } from '../journal/fs-port';
import type { RecordStore } from '../workspace/record-store';
import { journalEvidence } from './journal-evidence';
import { verifyPeople, type KnownPeople } from './verify-people';

/** Where the evidence comes from. */
export interface EvidenceSource {
  readonly workspace: WorkspaceFile;
  readonly records: Pick<RecordStore, 'heads'>;
  /** The workspace's `journal` folder. */
  readonly journalFolder: string;
  readonly fs: FsPort;
}

/** Who signed with which device. */
export interface SignerRef {
  readonly person: string;
  readonly device: string;
}

/**
 * Gathers what a stranger needs to believe that these devices belong to these people, that they hold their roles, and
 * that this is the signing policy: the journal lines that say so, and those that say the same of whoever wrote them,
 * up to the root. Nothing else of the journals leaves the workspace. The result is verified before it is returned, so
 * that a bundle that nobody could verify is never made.
 */
export async function collectPeople(
  source: EvidenceSource,
  signers: readonly SignerRef[],
): Promise<Result<{ readonly file: PeopleFile; readonly known: KnownPeople }>> {
  const revisions = evidenceRevisions(source, signers);
  const evidence = await journalEvidence(source.journalFolder, revisions, source.fs);
  const file: PeopleFile = { format: 1, workspace: source.workspace, evidence: [...evidence] };
  const known = verifyPeople(new TextEncoder().encode(canonicalize(file)));
  return known.ok ? ok({ file, known: known.value }) : known;
}

/** The heads of every record that the signatures rest on: of the signers, of who enrolled them, and so on. */
function evidenceRevisions(
  { workspace, records }: EvidenceSource,
  signers: readonly SignerRef[],
): readonly Revision[] {
  const { root } = workspace;
  const seen = new Set<string>();
  const revisions: Revision[] = [];
  const queue = [
    signingPolicyRecord,
    ...signers.flatMap(({ person, device }) => [personRecord(person), deviceRecord(device)]),
  ];
  for (let record = queue.pop(); record !== undefined; record = queue.pop()) {
    if (seen.has(record)) continue;
    seen.add(record);
    for (const head of records.heads(record)) {
      revisions.push(head);
      if (head.by !== root.person) queue.push(personRecord(head.by));
      if (head.device !== root.device) queue.push(deviceRecord(head.device));
    }
  }
  return revisions;
}
