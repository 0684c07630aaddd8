import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import { pathGrant } from '../ipc/path-grant';
import type { Blocker } from '../readiness/blocker';
import type { Result } from '../result';

/** A bundle that was exported from this release. */
export interface ExportView {
  readonly id: string;
  readonly manifest: string;
  readonly exportedAt: string;
  readonly person: string;
  readonly files: number;
  readonly size: number;
  /** Whether the release would give the same manifest today. */
  readonly current: boolean;
}

export interface ExportOutcome {
  readonly manifest: string;
  readonly bundle: string;
  readonly files: number;
  readonly size: number;
  readonly path: string;
}

/** The Export step of a release. */
export interface ExportStepView {
  readonly release: string;
  readonly blockers: readonly Blocker[];
  readonly exports: readonly ExportView[];
  readonly suggestedFileName: string;
}

export const bundleChannels = {
  'bundle.get': channel(z.strictObject({ release: z.string() }), response<Result<ExportStepView>>()),
  /** Fails closed with `bundle/not-ready` while anything required is missing. Progress comes under `task`. */
  'bundle.export': channel(
    z.strictObject({ release: z.string(), grant: pathGrant, task: z.string().max(60) }),
    response<Result<ExportOutcome>>(),
  ),
  'task.cancel': channel(z.strictObject({ task: z.string().max(60) }), response<Result<null>>()),
} as const;
