import { inTotoPayloadType, preAuthEncoding, sealEnvelope } from '../../shared/approval/dsse';
import {
  approvalPredicateType,
  encodeStatement,
  statementType,
  type Meaning,
  type Statement,
} from '../../shared/approval/statement';
import type { SigningRole } from '../../shared/approval/signing-policy';
import type { JsonValue } from '../../shared/journal/canonical-json';
import { statementRecord } from '../../shared/release/record-ids';
import { rendererVersion, type OutputDigest } from '../../shared/rendering/output';
import { err, ok, type Result } from '../../shared/result';
import { createBlobStore } from '../blobs/blob-store';
import type { IdentitySession } from '../identity/session';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { blobFolder } from '../workspace/workspace-folder';
import type { ReleaseEvaluation } from './evaluate-release';
import { checklistDigest, policyDigest, recordsDigest } from './release-digests';
import { rfc3339WithOffset } from './signing-time';

/** A signature that somebody is about to give. */
export interface SignatureRequest {
  readonly role: SigningRole;
  readonly meaning: Meaning;
  readonly outputs: readonly OutputDigest[];
  readonly locales: readonly string[];
  /** The digests that the person had in front of them, by path. */
  readonly seen: Readonly<Record<string, string>>;
  readonly passphrase: string;
}

/** What signing needs besides the workspace. */
export interface SigningPorts {
  readonly session: IdentitySession;
  readonly clock: () => Date;
  readonly randomId: () => string;
}

/** Nothing is signed but what was seen: every output of the request, under the digest that it has now. */
function demandSeen({ outputs, seen }: SignatureRequest): Result<null> {
  const changed = outputs.find(({ path, sha256 }) => seen[path] !== sha256);
  if (changed !== undefined) return err('approval/changed-since-seen', { path: changed.path });
  return outputs.length === 0 ? err('approval/nothing-to-sign') : ok(null);
}

/** Keeps the signed bytes, so that what is shipped later is what was signed and not a new rendering of it. */
async function keepOutputs(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  covered: readonly OutputDigest[],
): Promise<Result<null>> {
  const blobs = createBlobStore(blobFolder(workspace.path));
  const paths = new Set(covered.map(({ path }) => path));
  for (const { path, bytes } of evaluation.rendered.outputs) {
    if (!paths.has(path)) continue;
    const kept = await blobs.put(bytes);
    if (!kept.ok) return kept;
  }
  return ok(null);
}

function statementOf(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  request: SignatureRequest,
  signer: { readonly person: string; readonly name: string },
  signedAt: string,
): Statement {
  const { content, policy, answers } = evaluation;
  return {
    _type: statementType,
    subject: request.outputs.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: approvalPredicateType,
    predicate: {
      workspace: workspace.facts.id,
      release: content.release,
      person: signer.person,
      name: signer.name,
      role: request.role,
      ...(request.role === 'localization' ? { locales: [...request.locales] } : {}),
      meaning: request.meaning,
      signedAt,
      checkpoint: { ...workspace.report().positions },
      rendererVersion,
      recordsDigest: recordsDigest(workspace.records, content),
      checklistDigest: checklistDigest(answers),
      policyDigest: policyDigest(policy),
      fourEyes: policy.fourEyes,
    },
  };
}

/**
 * Signs outputs (B1, design 6): asks for the passphrase again, keeps the signed bytes as blobs, seals an in-toto
 * statement over their digests in a DSSE envelope and writes it into the journal. Answers with the statement's id.
 */
export async function signOutputs(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  request: SignatureRequest,
  ports: SigningPorts,
): Promise<Result<{ readonly statement: string }>> {
  const seen = demandSeen(request);
  if (!seen.ok) return seen;
  const signer = await ports.session.reauthenticate(request.passphrase);
  if (!signer.ok) return signer;
  const kept = await keepOutputs(workspace, evaluation, request.outputs);
  if (!kept.ok) {
    signer.value.discard();
    return kept;
  }
  const { identity } = signer.value;
  const statement = statementOf(workspace, evaluation, request, identity, rfc3339WithOffset(ports.clock()));
  const payload = encodeStatement(statement);
  const signature = signer.value.sign(preAuthEncoding(inTotoPayloadType, payload));
  if (!signature.ok) return signature;
  const envelope = sealEnvelope(payload, inTotoPayloadType, [
    { keyid: identity.device, signature: signature.value },
  ]);
  const id = ports.randomId();
  const written = await workspace.append([
    {
      record: statementRecord(evaluation.content.release, id),
      parents: [],
      body: envelope as unknown as JsonValue,
    },
  ]);
  return written.ok ? ok({ statement: id }) : written;
}
