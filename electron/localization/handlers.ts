import type { Handlers } from '../../shared/ipc/channel';
import type { localizationChannels } from '../../shared/localization/channels';
import type { Translation } from '../../shared/localization/unit';
import { unitRecord } from '../../shared/release/record-ids';
import { err } from '../../shared/result';
import { createPacer, type Pacer } from '../journal/pacer';
import { sourceContent } from '../release/release-content';
import { saveRecord } from '../workspace/save-record';
import type { WorkspaceService } from '../workspace/workspace-service';
import { localeSummaries, localizationView, type LocalizationMemory } from './localization-view';
import { createRepeatMemory } from './repeat-memory';
import { createSourceUnits } from './source-units';

/** What the channels of translating work with. */
export interface LocalizationServices {
  readonly workspaces: Pick<WorkspaceService, 'demand'>;
  /** Lets the engine do other things in the middle of a release of thousands of units. */
  readonly pacer?: () => Pacer;
}

/** Answers the channels of translating. */
export function localizationHandlers({
  workspaces,
  pacer = createPacer,
}: LocalizationServices): Handlers<typeof localizationChannels> {
  const memory: LocalizationMemory = { units: createSourceUnits(), repeats: createRepeatMemory() };
  return {
    'localization.units': async (request) => {
      const workspace = workspaces.demand();
      return workspace.ok ? localizationView(workspace.value.records, memory, request, pacer()) : workspace;
    },
    'localization.progress': async ({ release }) => {
      const workspace = workspaces.demand();
      return workspace.ok ? localeSummaries(workspace.value.records, memory, release, pacer()) : workspace;
    },
    'localization.save': async ({ release, unit, locale, target, state, origin, parents }) => {
      const workspace = workspaces.demand();
      if (!workspace.ok) return workspace;
      const content = sourceContent(workspace.value.records, release);
      if (!content.ok) return content;
      if (state !== 'draft' && target.trim() === '') return err('localization/empty-target');
      // The source is ours, not the window's: a translation is kept with the words that it translates.
      const units = await memory.units.of(content.value, pacer());
      const known = units.find(({ id }) => id === unit);
      if (known === undefined) return err('localization/unit-gone', { unit });
      const translation: Translation = { source: known.source, target, state, origin };
      return saveRecord(workspace.value, {
        record: unitRecord(release, unit, locale),
        parents,
        body: translation,
      });
    },
  };
}
