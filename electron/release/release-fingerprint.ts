import { releaseHeaderSchema } from '../../shared/release/release';
import {
  productRecord,
  releaseRecord,
  signingPolicyRecord,
  templateRecord,
} from '../../shared/release/record-ids';
import { sha256 } from '../journal/sha256';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';

/**
 * A digest of everything that a release's state rests on: the heads of its own records, of its template, product and
 * the signing policy, of the membership, and which devices are suspect. Equal digests mean equal views, so a cached
 * view is right exactly as long as its fingerprint is (design 2: views are caches).
 */
export function releaseFingerprint(workspace: OpenWorkspace, release: string): string {
  const { records } = workspace;
  const header = readRecord(records, releaseRecord(release), releaseHeaderSchema).value;
  const around =
    header === undefined
      ? []
      : [productRecord(header.product), templateRecord(header.template.id, header.template.version)];
  const parts = [...[...records.ofRelease(release)].sort(), ...around, signingPolicyRecord].map(
    (record) =>
      `${record}=${records
        .heads(record)
        .map(({ id }) => id)
        .join()}`,
  );
  return sha256([...parts, membershipFingerprint(workspace)].join('\n'));
}

function membershipFingerprint(workspace: OpenWorkspace): string {
  const { records } = workspace;
  const members = [...records.ofKind('person'), ...records.ofKind('device')].sort();
  const heads = members.map(
    (record) =>
      `${record}=${records
        .heads(record)
        .map(({ id }) => id)
        .join()}`,
  );
  return [...heads, ...[...workspace.report().suspects].sort()].join('\n');
}
