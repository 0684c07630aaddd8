import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import { localeSchema } from '../release/release';
import type { Saved } from '../release/view';
import type { Result } from '../result';
import type { LocaleProgress } from './progress';
import { storedUnitStateSchema, translationSchema, type UnitState, type UnitView } from './unit';

/** The units of one release in one target locale. */
export interface LocalizationView {
  readonly release: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly units: readonly UnitView[];
  /** The releases that repeats come from, by id, as people know them: product and version. */
  readonly releaseNames: Readonly<Record<string, string>>;
  readonly progress: Readonly<Record<UnitState, number>>;
}

/** How far one target language of a release has come. */
export interface LocaleSummary {
  readonly locale: string;
  readonly progress: LocaleProgress;
}

/** Translating a release side by side (duty 7.2). */
export const localizationChannels = {
  'localization.units': channel(
    z.strictObject({ release: z.string(), locale: localeSchema }),
    response<Result<LocalizationView>>(),
  ),
  'localization.progress': channel(
    z.strictObject({ release: z.string() }),
    response<Result<readonly LocaleSummary[]>>(),
  ),
  /** Keeps a target; `state: 'draft'` for what was typed and not confirmed. An empty target can only be a draft. */
  'localization.save': channel(
    z.strictObject({
      release: z.string(),
      unit: z.string().max(200),
      locale: localeSchema,
      target: translationSchema.shape.target,
      state: storedUnitStateSchema,
      origin: translationSchema.shape.origin,
      parents: z.array(z.string()).max(50),
    }),
    response<Result<Saved>>(),
  ),
} as const;
