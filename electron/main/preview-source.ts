import type { OutputPreview } from '../../shared/approval/channels';
import type { Result } from '../../shared/result';
import type { PreviewSource } from './app-protocol';
import type { Engine } from './engine-process';

/** Rendered pages for the Review step's frame, asked from the engine; only HTML outputs are shown as pages. */
export function previewSource(engine: Engine): PreviewSource {
  return async (release, outputPath) => {
    const reply = await engine.request('approval.output', { release, path: outputPath });
    if (!reply.answered) return undefined;
    const result = reply.response as Result<OutputPreview>;
    if (!result.ok || !result.value.output.mediaType.startsWith('text/html')) return undefined;
    return result.value.text;
  };
}
