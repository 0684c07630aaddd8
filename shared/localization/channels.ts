import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import { localeSchema } from '../release/release';
import type { Saved } from '../release/view';
import type { Result } from '../result';
import { storedUnitStateSchema, translationSchema, type UnitState, type UnitView } from './unit';

/** The units of one release in one target locale. */
export interface LocalizationView {
  readonly release: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly units: readonly UnitView[];
  readonly progress: Readonly<Record<UnitState, number>>;
}

/** Translating a release side by side (duty 7.2). */
export const localizationChannels = {
  'localization.units': channel(
    z.strictObject({ release: z.string(), locale: localeSchema }),
    response<Result<LocalizationView>>(),
  ),
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
