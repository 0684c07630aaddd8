import type { SigningPolicy } from '../../shared/approval/signing-policy';
import { farthestPositions, type Positions } from '../../shared/bundle/checkpoints';
import { peopleFileSchema, type EvidenceRun } from '../../shared/bundle/people';
import type { Device, Person } from '../../shared/identity/person';
import { parseCanonical } from '../../shared/journal/canonical-json';
import { parseLine } from '../../shared/journal/line';
import type { Revision } from '../../shared/journal/revision';
import { err, ok, type Result } from '../../shared/result';
import type { WorkspaceFacts } from '../../shared/workspace/workspace-file';
import { sha256 } from '../journal/sha256';
import { isSignedByRoot } from '../workspace/workspace-folder';
import { TrustWalk, type ChainedRun } from './trust-walk';
import { decodeUtf8 } from './utf8';

/** What a bundle proves about people, starting from the root key. */
export interface KnownPeople {
  readonly workspace: Pick<WorkspaceFacts, 'id' | 'name' | 'root'>;
  readonly people: ReadonlyMap<string, Person>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly policy: SigningPolicy;
  /** The farthest signed line of each device that the evidence shows. */
  readonly positions: Positions;
}

/**
 * Reads `people.json` and follows trust from the root key. What is left over at the end is refused, not ignored. Fails
 * with `bundle/bad-json`, `bundle/root-signature`, `bundle/evidence-broken`, `bundle/evidence-untrusted`,
 * `bundle/evidence-conflict`, `bundle/policy-missing` or `bundle/fork`.
 */
export function verifyPeople(bytes: Uint8Array): Result<KnownPeople> {
  const parsed = peopleFileSchema.safeParse(parseCanonical(decodeUtf8(bytes)));
  if (!parsed.success) return err('bundle/bad-json', { entry: 'people.json' });
  const { workspace, evidence } = parsed.data;
  if (!isSignedByRoot(workspace)) return err('bundle/root-signature');
  const runs: ChainedRun[] = [];
  for (const run of evidence) {
    const chained = chainRun(run);
    if (!chained.ok) return chained;
    runs.push(chained.value);
  }
  const walk = new TrustWalk(workspace);
  const followed = walk.follow(runs);
  if (!followed.ok) return followed;
  const { people, devices, policy } = walk;
  if (!policy) return err('bundle/policy-missing');
  const { positions, forked } = farthestPositions(
    runs.map(({ device, checkpoint, hash }) => ({ [device]: { seq: checkpoint.seq, hash } })),
  );
  const [fork] = forked;
  return fork === undefined
    ? ok({ workspace, people, devices, policy, positions })
    : err('bundle/fork', { device: fork });
}

/** Checks that lines follow one another and end with their one checkpoint. */
function chainRun({ device, lines }: EvidenceRun): Result<ChainedRun> {
  const broken = err('bundle/evidence-broken', { device });
  const revisions: Revision[] = [];
  let previous: { readonly seq: number; readonly hash: string } | undefined;
  for (const [index, text] of lines.entries()) {
    const parsed = parseLine(text, sha256);
    if (!('line' in parsed) || parsed.line.device !== device) return broken;
    const { seq, prev } = parsed.line;
    if (previous && (seq !== previous.seq + 1 || prev !== previous.hash)) return broken;
    const isLast = index === lines.length - 1;
    if (isLast !== (parsed.kind === 'checkpoint')) return broken;
    const hash = sha256(text);
    previous = { seq, hash };
    if (parsed.kind === 'revision') revisions.push(parsed.revision);
    if (parsed.kind !== 'checkpoint') continue;
    return parsed.line.head === prev ? ok({ device, revisions, checkpoint: parsed.line, hash }) : broken;
  }
  return broken;
}
