import type { Handlers } from '../../shared/ipc/channel';
import type { localizationChannels, LocalizationView } from '../../shared/localization/channels';
import { localeProgress } from '../../shared/localization/progress';
import { releaseUnits } from '../../shared/localization/segment-release';
import type { Translation } from '../../shared/localization/unit';
import { unitViews } from '../../shared/localization/unit-views';
import { unitRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import { sha256 } from '../journal/sha256';
import { releaseContent, storedTranslations } from '../release/release-content';
import { saveRecord } from '../workspace/save-record';
import type { OpenWorkspace } from '../workspace/open-workspace';
import type { WorkspaceService } from '../workspace/workspace-service';
import { createRepeatMemory, type RepeatMemory } from './repeat-memory';

/** The Translate step of one release in one locale. */
export function localizationView(
  workspace: OpenWorkspace,
  repeats: RepeatMemory,
  release: string,
  locale: string,
): Result<LocalizationView> {
  const content = releaseContent(workspace.records, release);
  if (!content.ok) return content;
  if (!content.value.header.targetLocales.includes(locale)) {
    return err('localization/not-a-target', { locale, release });
  }
  const units = unitViews({
    content: content.value,
    locale,
    stored: storedTranslations(workspace.records, release, locale),
    repeats: repeats.index(workspace.records, locale),
    sha256,
  });
  return ok({
    release,
    sourceLocale: content.value.header.sourceLocale,
    locale,
    units,
    progress: localeProgress(units).states,
  });
}

/** Answers the channels of translating. */
export function localizationHandlers(services: {
  readonly workspaces: WorkspaceService;
}): Handlers<typeof localizationChannels> {
  const repeats = createRepeatMemory();
  return {
    'localization.units': async ({ release, locale }) => {
      const workspace = services.workspaces.demand();
      return workspace.ok ? localizationView(workspace.value, repeats, release, locale) : workspace;
    },
    'localization.save': async ({ release, unit, locale, target, state, origin, parents }) => {
      const workspace = services.workspaces.demand();
      if (!workspace.ok) return workspace;
      const content = releaseContent(workspace.value.records, release);
      if (!content.ok) return content;
      // The source is ours, not the window's: a translation is kept with the words that it translates.
      const known = releaseUnits(content.value, sha256).find(({ id }) => id === unit);
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
