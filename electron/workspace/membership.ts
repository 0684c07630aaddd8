import {
  deviceSchema,
  personSchema,
  type Device,
  type Person,
  type PersonRole,
} from '../../shared/identity/person';
import type { WorkspaceFacts } from '../../shared/workspace/workspace-file';
import { deviceRecord, personRecord } from '../../shared/release/record-ids';
import { lastSegment, readRecord, type RecordStore } from './record-store';

/** Who belongs to the workspace, read from its membership records. */
export interface Membership {
  readonly people: ReadonlyMap<string, Person>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly rolesOf: (person: string) => readonly PersonRole[];
  readonly personOf: (device: string) => string | undefined;
}

/**
 * Reads people and devices. Only records whose every head was written by an owner count (design 4); the person of the
 * root key is an owner from the start, whatever the records say.
 */
export function readMembership(store: RecordStore, facts: WorkspaceFacts): Membership {
  const owners = new Set([facts.root.person]);
  const people = new Map<string, Person>();
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (const record of store.ofKind('person')) {
      const id = lastSegment(record);
      if (people.has(id) || !isByOwner(store, record, owners)) continue;
      const person = readRecord(store, personRecord(id), personSchema).value;
      if (person === undefined) continue;
      people.set(id, person);
      if (person.roles.includes('owner')) owners.add(id);
      // A new owner may have written about people who came earlier in the list.
      isGrowing = true;
    }
  }
  const devices = readDevices(store, owners);
  return {
    people,
    devices,
    rolesOf: (person) => people.get(person)?.roles ?? [],
    personOf: (device) => devices.get(device)?.person,
  };
}

function isByOwner(store: RecordStore, record: string, owners: ReadonlySet<string>): boolean {
  const heads = store.heads(record);
  return heads.length > 0 && heads.every((head) => owners.has(head.by));
}

function readDevices(store: RecordStore, owners: ReadonlySet<string>): ReadonlyMap<string, Device> {
  const devices = new Map<string, Device>();
  for (const record of store.ofKind('device')) {
    if (!isByOwner(store, record, owners)) continue;
    const id = lastSegment(record);
    const device = readRecord(store, deviceRecord(id), deviceSchema).value;
    if (device !== undefined) devices.set(id, device);
  }
  return devices;
}
