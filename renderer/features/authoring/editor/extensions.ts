import type { Extensions } from '@tiptap/core';
import { contentExtensions } from './content-extensions';
import { SectionGuard, type SectionGuardOptions } from './section-guard';
import { ReleaseDocument, Section, type SectionOptions } from './section-nodes';

/** What the editor is built from besides the template. */
export interface EditorParts extends SectionGuardOptions, SectionOptions {}

/** All extensions of the release editor but the slots' view, which needs React. */
export function releaseExtensions({ places, locale, ...guard }: EditorParts): Extensions {
  return [
    ReleaseDocument,
    Section.configure({ places, locale }),
    ...contentExtensions(),
    SectionGuard.configure(guard),
  ];
}
