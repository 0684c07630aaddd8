import {
  blockId,
  sectionDocumentSchema,
  type DocumentNode,
  type SectionDocument,
} from '../../shared/authoring/document';
import { blockKindsIn, validateSection } from '../../shared/authoring/validate-section';
import { releaseRecord, sectionRecord } from '../../shared/release/record-ids';
import { releaseHeaderSchema } from '../../shared/release/release';
import { err, ok, type Result } from '../../shared/result';
import type { BlockKind, ProseSection } from '../../shared/template/template';
import { readRecord, type RecordStore } from '../workspace/record-store';
import { releaseTemplate } from './release-content';

/** What the window sends of a section; see the channel `release.draftSection`. */
export interface SectionDraft {
  readonly release: string;
  readonly section: string;
  readonly order: readonly string[];
  readonly blocks: SectionDocument;
}

const nothing: ReadonlySet<BlockKind> = new Set();

/**
 * Whether a draft may be kept: the template has that section (3.1), and every block that is sent is one that the editor could
 * have made there. It runs at every key that is pressed, so it reads no more than it needs.
 */
export function checkDraft(records: RecordStore, draft: SectionDraft): Result<null> {
  const section = proseSection(records, draft);
  if (!section.ok) return section;
  const twice = firstRepeated(draft.order);
  if (twice !== undefined) return err('authoring/block-twice', { block: twice });
  return validateSection(draft.blocks.blocks, {
    allowedBlocks: section.value.allowedBlocks,
    tolerated: (block) => kindsBefore(records, draft, block),
  });
}

function proseSection(records: RecordStore, { release, section }: SectionDraft): Result<ProseSection> {
  const header = readRecord(records, releaseRecord(release), releaseHeaderSchema).value;
  if (header === undefined) return err('release/unknown', { release });
  const template = releaseTemplate(records, header);
  if (template === undefined) {
    return err('release/template-missing', {
      template: header.template.id,
      version: header.template.version,
    });
  }
  const known = template.sections.find(({ key }) => key === section);
  return known?.kind === 'prose' ? ok(known) : err('authoring/no-such-section', { section });
}

/** The limited kinds that a block of the section holds in the journal already. */
function kindsBefore(
  records: RecordStore,
  { release, section }: SectionDraft,
  id: string,
): ReadonlySet<BlockKind> {
  const kept = readRecord(records, sectionRecord(release, section), sectionDocumentSchema).value;
  const block = kept?.blocks.find((candidate: DocumentNode) => blockId(candidate) === id);
  return block === undefined ? nothing : blockKindsIn(block);
}

function firstRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}
