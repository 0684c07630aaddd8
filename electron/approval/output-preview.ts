import type { OutputPreview } from '../../shared/approval/channels';
import { err, ok, type Result } from '../../shared/result';
import { createBlobStore } from '../blobs/blob-store';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { blobFolder } from '../workspace/workspace-folder';
import type { ReleaseEvaluation } from './evaluate-release';

/** The digest under which an output was last signed, if that is not the one it has now. */
function signedDigest(evaluation: ReleaseEvaluation, path: string, now: string): string | undefined {
  const signed = evaluation.evaluation.statements
    .flatMap(({ statement }) => (statement === null ? [] : [statement]))
    .sort((a, b) => Date.parse(b.predicate.signedAt) - Date.parse(a.predicate.signedAt))
    .flatMap(({ subject }) => subject.filter(({ name }) => name === path))
    .map(({ digest }) => digest.sha256);
  return signed[0] === now ? undefined : signed[0];
}

/** One output as text, and the text that was signed where that is another one. */
export async function outputPreview(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  path: string,
): Promise<Result<OutputPreview>> {
  const digest = evaluation.rendered.digests.find((output) => output.path === path);
  const output = evaluation.rendered.outputs.find((candidate) => candidate.path === path);
  if (digest === undefined || output === undefined) return err('approval/no-such-output', { path });
  const decoder = new TextDecoder();
  const earlier = signedDigest(evaluation, path, digest.sha256);
  const signed =
    earlier === undefined ? undefined : await createBlobStore(blobFolder(workspace.path)).get(earlier);
  return ok({
    output: digest,
    text: decoder.decode(output.bytes),
    signedText: signed?.ok === true ? decoder.decode(signed.value) : null,
  });
}
