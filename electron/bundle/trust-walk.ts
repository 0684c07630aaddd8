import { signingPolicySchema, type SigningPolicy } from '../../shared/approval/signing-policy';
import { deviceSchema, personSchema, type Device, type Person } from '../../shared/identity/person';
import { canonicalize } from '../../shared/journal/canonical-json';
import { verifyCheckpoint } from '../../shared/journal/checkpoint';
import type { CheckpointLine } from '../../shared/journal/entry';
import type { Revision } from '../../shared/journal/revision';
import { signingPolicyRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import type { WorkspaceFacts } from '../../shared/workspace/workspace-file';
import { verifySignature } from '../identity/ed25519';

/** A run of journal lines whose chain holds; its signature waits for the device's key. */
export interface ChainedRun {
  readonly device: string;
  readonly revisions: readonly Revision[];
  readonly checkpoint: CheckpointLine;
  readonly hash: string;
}

/**
 * Trust, followed from the root key: a run counts if its checkpoint is signed by the key of a known device and all of it
 * was written by that device's person; a membership record counts if every head of it was written by an owner; and
 * records that count make further devices and owners known, until nothing changes.
 */
export class TrustWalk {
  readonly people = new Map<string, Person>();
  readonly devices = new Map<string, Device>();
  policy: SigningPolicy | undefined;
  readonly #workspace: string;
  readonly #rootPerson: string;
  readonly #owners: Set<string>;
  readonly #signed = new Set<ChainedRun>();

  constructor({ id, root }: WorkspaceFacts) {
    this.#workspace = id;
    this.#rootPerson = root.person;
    this.#owners = new Set([root.person]);
    const { person, alg, publicKey, device } = root;
    this.devices.set(device, { person, alg, publicKey, label: device });
  }

  /** Fails with `bundle/evidence-untrusted` or `bundle/evidence-conflict`. */
  follow(runs: readonly ChainedRun[]): Result<null> {
    for (let before = -1; before !== this.#known();) {
      before = this.#known();
      const step = this.#acceptRuns(runs);
      if (!step.ok) return step;
      const read = this.#readRecords();
      if (!read.ok) return read;
    }
    const stranger = runs.find((run) => !this.#signed.has(run));
    return stranger ? err('bundle/evidence-untrusted', { device: stranger.device }) : this.#confirm();
  }

  /**
   * Looks at the result once more as a whole: everybody whose word was taken is an owner by what it says in the end. So
   * the order in which runs became known decides nothing, and a record that no owner wrote is not passed over.
   */
  #confirm(): Result<null> {
    const isOwner = (person: string): boolean =>
      person === this.#rootPerson || (this.people.get(person)?.roles.includes('owner') ?? false);
    const foreign = [...this.#membershipHeads().values()].flat().find(({ by }) => !isOwner(by));
    return foreign ? err('bundle/evidence-untrusted', { device: foreign.device }) : ok(null);
  }

  #known(): number {
    return this.#signed.size + this.people.size + this.devices.size;
  }

  #acceptRuns(runs: readonly ChainedRun[]): Result<null> {
    for (const run of runs) {
      const device = this.devices.get(run.device);
      if (!device || this.#signed.has(run)) continue;
      const isTheirs =
        verifyCheckpoint(run.checkpoint, this.#workspace, device.publicKey, verifySignature) &&
        run.revisions.every(({ by }) => by === device.person);
      if (!isTheirs) return err('bundle/evidence-untrusted', { device: run.device });
      this.#signed.add(run);
    }
    return ok(null);
  }

  #readRecords(): Result<null> {
    for (const [record, heads] of this.#membershipHeads()) {
      if (!heads.every(({ by }) => this.#owners.has(by))) continue;
      const bodies = new Set(heads.map(({ body }) => canonicalize(body)));
      const isRead = bodies.size === 1 && this.#readRecord(record, heads[0]?.body);
      if (!isRead) return err('bundle/evidence-conflict', { record });
    }
    return ok(null);
  }

  /** Takes in a record's value; false if it does not fit its schema. */
  #readRecord(record: string, body: unknown): boolean {
    const [kind, id = ''] = record.split('/');
    if (record === signingPolicyRecord) {
      this.policy = signingPolicySchema.safeParse(body).data;
      return this.policy !== undefined;
    }
    if (kind === 'person') {
      const person = personSchema.safeParse(body).data;
      if (!person) return false;
      this.people.set(id, person);
      if (person.roles.includes('owner')) this.#owners.add(id);
      return true;
    }
    const device = deviceSchema.safeParse(body).data;
    // The root's key stands in the workspace file; no record can exchange it.
    if (device && !this.devices.has(id)) this.devices.set(id, device);
    return device !== undefined;
  }

  #membershipHeads(): ReadonlyMap<string, readonly Revision[]> {
    const revisions = [...this.#signed].flatMap((run) => run.revisions);
    const replaced = new Set(revisions.flatMap(({ parents }) => parents));
    const heads = new Map<string, Revision[]>();
    for (const revision of revisions) {
      const { record, id } = revision;
      const counts = record === signingPolicyRecord || /^(?:person|device)\/[^/]+$/.test(record);
      if (counts && !replaced.has(id)) heads.set(record, [...(heads.get(record) ?? []), revision]);
    }
    return heads;
  }
}
