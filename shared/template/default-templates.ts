import { releaseKinds, type ReleaseKind } from '../release/release';
import { defaultChecklist } from './default-checklist';
import { defaultSections } from './default-sections';
import type { Template } from './template';

/** A template that a new workspace begins with: record `template/<id>/<version>`, `id` being the kind of release. */
export interface DefaultTemplate {
  readonly id: ReleaseKind;
  readonly version: number;
  readonly template: Template;
}

const names: Readonly<Record<ReleaseKind, string>> = {
  planned: 'Planned release',
  hotfix: 'Hotfix',
  backfill: 'Backfilled note',
  rollback: 'Rollback notice',
};

/** The templates of a new workspace, one for each kind of release; complete, so that nobody has to begin with one. */
export const defaultTemplates: readonly DefaultTemplate[] = releaseKinds.map((kind) => ({
  id: kind,
  version: 1,
  template: {
    name: names[kind],
    sections: defaultSections(kind),
    checklist: defaultChecklist.filter(({ kinds }) => kinds.includes(kind)),
  },
}));
