import { personSchema } from '../../shared/identity/person';
import type { JsonValue } from '../../shared/journal/canonical-json';
import {
  addressProblem,
  endpointSchema,
  type Credentials,
  type Endpoint,
} from '../../shared/publishing/endpoint';
import type { EndpointView } from '../../shared/publishing/view';
import { endpointRecord, personRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import { verifySignature } from '../identity/ed25519';
import { sha256 } from '../journal/sha256';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { lastSegment, readRecord } from '../workspace/record-store';
import { saveRecord } from '../workspace/save-record';
import type { IndexReader } from '../../shared/publishing/index-file';
import type { EndpointMemory } from './endpoint-memory';

/** The endpoint as it is now; `publishing/endpoint-unknown` if it was removed. */
export function findEndpoint({ records }: OpenWorkspace, id: string): Result<Endpoint> {
  const { value } = readRecord(records, endpointRecord(id), endpointSchema);
  return value === undefined ? err('publishing/endpoint-unknown', { endpoint: id }) : ok(value);
}

/** Every endpoint with what this machine knows about it, by name. */
export function endpointViews(
  { records }: OpenWorkspace,
  memory: EndpointMemory,
  credentials: ReadonlyMap<string, Credentials>,
): readonly EndpointView[] {
  return records
    .ofKind('endpoint')
    .flatMap((record) => {
      const { value: endpoint, parents, inConflict } = readRecord(records, record, endpointSchema);
      if (endpoint === undefined) return [];
      const id = lastSegment(record);
      const isPresent = credentials.get(id)?.kind === endpoint.auth;
      const known: EndpointView['credentials'] = isPresent ? 'present' : 'missing';
      return [
        {
          ...{ id, endpoint, parents, inConflict },
          credentials: endpoint.auth === 'none' ? ('not-needed' as const) : known,
          probe: memory.probe(id, endpoint.url),
          index: memory.index(id, endpoint.url),
        },
      ];
    })
    .sort((a, b) => (a.endpoint.name < b.endpoint.name ? -1 : 1));
}

/** Writes an endpoint. An address that can't be one is `publishing/address-…`. */
export async function saveEndpoint(
  workspace: OpenWorkspace,
  id: string,
  input: Endpoint,
  parents: readonly string[],
): Promise<Result<{ readonly id: string }>> {
  const problem = addressProblem(input.url);
  if (problem !== null) return err(`publishing/address-${problem}`);
  const body = endpointSchema.parse(input) as JsonValue;
  const saved = await saveRecord(workspace, { record: endpointRecord(id), parents, body });
  return saved.ok ? ok({ id }) : saved;
}

/**
 * Whose signature on an index is believed: the devices of everybody who is, or once was, owner or release manager
 * here. "Once was", because an index that was good when it was signed stays a link of the chain.
 */
export function indexReaderFor({ membership, records }: OpenWorkspace): IndexReader {
  const mayPublish = (person: string): boolean =>
    records.history(personRecord(person)).some(({ body }) => {
      const roles = personSchema.safeParse(body).data?.roles ?? [];
      return roles.includes('owner') || roles.includes('release-manager');
    });
  return {
    sha256,
    verify: verifySignature,
    keyFor: (keyid) => {
      const device = membership().devices.get(keyid);
      return device !== undefined && mayPublish(device.person) ? device.publicKey : undefined;
    },
  };
}
