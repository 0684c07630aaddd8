import type { OutputDigest, RenderedOutput } from '../../shared/rendering/output';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { renderOutputs } from '../../shared/rendering/render-outputs';
import { sha256 } from '../journal/sha256';

/** A release rendered for every channel, locale and audience role, with the digests that signatures bind to. */
export interface RenderedRelease {
  readonly outputs: readonly RenderedOutput[];
  readonly digests: readonly OutputDigest[];
}

const sliceMs = 20;
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function digestOf(output: RenderedOutput): OutputDigest {
  const { path, channel, locale, role, mediaType, bytes } = output;
  return { path, channel, locale, role, mediaType, sha256: sha256(bytes), size: bytes.length };
}

/** Renders all outputs in slices, so that nothing else waits longer than a few milliseconds for it. */
export async function renderRelease(content: ReleaseContent, signal?: AbortSignal): Promise<RenderedRelease> {
  const outputs: RenderedOutput[] = [];
  const digests: OutputDigest[] = [];
  let sliceEnds = performance.now() + sliceMs;
  for (const output of renderOutputs(content, sha256)) {
    outputs.push(output);
    digests.push(digestOf(output));
    if (performance.now() < sliceEnds) continue;
    signal?.throwIfAborted();
    await pause();
    sliceEnds = performance.now() + sliceMs;
  }
  return { outputs, digests };
}
