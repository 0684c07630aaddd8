import type { Extensions } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { isAllowedLink } from '../../../../shared/authoring/link-address';
import { BlockIds } from './block-ids';
import { ReleaseDocument, Section, type SectionTextsOf } from './section-nodes';
import { SectionGuard, type AllowedBlocks } from './section-guard';

/** What the editor is built from besides the template. */
export interface EditorParts {
  readonly textsOf: SectionTextsOf;
  readonly allowed: AllowedBlocks;
}

/** Exactly the blocks and marks of `shared/authoring/document.ts`; their text is set left or right by its own letters. */
export function contentExtensions(): Extensions {
  return [
    StarterKit.configure({
      document: false,
      underline: false,
      trailingNode: false,
      heading: { levels: [3, 4] },
      link: {
        openOnClick: false,
        autolink: true,
        linkOnPaste: true,
        defaultProtocol: 'https',
        protocols: ['https', 'http', 'mailto'],
        isAllowedUri: (address) => isAllowedLink(address),
        HTMLAttributes: { target: null, rel: null, class: null },
      },
    }),
    TableKit.configure({ table: { resizable: false } }),
    BlockIds,
  ];
}

/** All extensions of the release editor but the slots' view, which needs React. */
export function releaseExtensions({ textsOf, allowed }: EditorParts): Extensions {
  return [
    ReleaseDocument,
    Section.configure({ textsOf }),
    ...contentExtensions(),
    SectionGuard.configure({ allowed }),
  ];
}
