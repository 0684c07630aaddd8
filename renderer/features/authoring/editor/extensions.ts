import type { Extensions } from '@tiptap/core';
import { contentExtensions } from './content-extensions';
import { SectionGuard, type SectionGuardOptions } from './section-guard';
import { ReleaseDocument, Section } from './section-nodes';
import type { SectionPlaces } from './section-places';

/** What the editor is built from besides the template. */
export interface EditorParts extends SectionGuardOptions {
  readonly places: SectionPlaces;
}

/** All extensions of the release editor but the slots' view, which needs React. */
export function releaseExtensions({ places, ...guard }: EditorParts): Extensions {
  return [
    ReleaseDocument,
    Section.configure({ places }),
    ...contentExtensions(),
    SectionGuard.configure(guard),
  ];
}
