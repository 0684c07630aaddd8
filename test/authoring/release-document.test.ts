import { describe, expect, it } from 'vitest';
import {
  releaseDocument,
  markOrder,
  sectionContent,
  withBlockIds,
} from '../../renderer/features/authoring/editor/release-document';
import { statusesAtStart, statusesNow } from '../../renderer/features/authoring/editor/section-status';
import type { DocumentNode } from '../../shared/authoring/document';
import type { ReleaseView } from '../../shared/release/view';
import { defaultSections } from '../../shared/template/default-sections';
import { node, parts, schema } from './editor-fixture';

const text = (words: string): DocumentNode => ({ type: 'text', text: words });
const paragraph = (id: string, words = 'Words'): DocumentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: [text(words)],
});

function view(
  sections: Record<string, readonly DocumentNode[]>,
  contested: readonly string[] = [],
): ReleaseView {
  const versioned = Object.entries(sections).map(([key, blocks]) => [
    key,
    { value: { blocks }, parents: [`${key}-head`], inConflict: contested.includes(key) },
  ]);
  const template = { name: 'Planned', sections: defaultSections('planned'), checklist: [] };
  return { template, sections: Object.fromEntries(versioned) as unknown } as unknown as ReleaseView;
}

describe('the page that a template builds (3.1)', () => {
  it('has a section or a slot for each of the template’s, in its order, written or not', () => {
    const { content } = releaseDocument(view({ summary: [paragraph('a')] }));
    const doc = node(content);
    doc.check();
    expect(parts(doc)).toEqual([
      'slot:version',
      'slot:deployment',
      'section:summary',
      'slot:changes',
      'section:known-issues',
      'section:rollback-procedure',
    ]);
    expect(doc.child(2).textContent).toBe('Words');
    expect(doc.child(4).textContent).toBe('');
  });

  it('shows nothing of what it can’t show, and says why, so that nobody writes over it', () => {
    const { content, unreadable } = releaseDocument(
      view({ summary: [{ type: 'video', attrs: { id: 'v' } }] }),
    );
    node(content).check();
    expect(unreadable.get('summary')).toMatchObject({ code: 'authoring/block-unknown' });
  });

  it('shows what the template forbids, for its writer has to see it to mend it', () => {
    const heading: DocumentNode = { type: 'heading', attrs: { id: 'h', level: 3 }, content: [text('H')] };
    const { content, unreadable } = releaseDocument(view({ summary: [heading] }));
    expect(unreadable.size).toBe(0);
    expect(node(content).child(2).firstChild?.type.name).toBe('heading');
  });

  it('gives ids to blocks of a foreign tool, and says that the journal does not have them', () => {
    let count = 0;
    const blocks = [paragraph('a'), paragraph('a'), { type: 'paragraph' }];
    const mended = withBlockIds(blocks, () => `n${(count += 1)}`);
    expect(mended.map(({ attrs }) => attrs?.['id'])).toEqual(['a', 'n1', 'n2']);
    expect(withBlockIds(mended, () => 'never')).toBe(mended);
    expect(releaseDocument(view({ summary: blocks })).repaired).toEqual(new Set(['summary']));
  });

  it('puts marks into the schema’s order, which the journal does not prescribe', () => {
    expect(markOrder).toEqual(Object.keys(schema.marks));
    const marked = { ...text('x'), marks: [{ type: 'strike' as const }, { type: 'bold' as const }] };
    const [content] = sectionContent([{ ...paragraph('a'), content: [marked] }]);
    const block = schema.nodeFromJSON(content);
    expect(() => block.check()).not.toThrow();
  });
});

describe('what is said of a section (design 3)', () => {
  const own = { isOwn: () => true };
  const foreign = { isOwn: () => false };

  it('locks what can’t be shown and what is contested when the step is opened', () => {
    const broken = view({ summary: [], 'known-issues': [] }, ['known-issues']);
    const statuses = statusesAtStart(broken, new Map([['summary', { code: 'authoring/block-unknown' }]]));
    expect([...statuses].map(([key, { kind }]) => [key, kind])).toEqual([
      ['summary', 'unreadable'],
      ['known-issues', 'conflict'],
    ]);
  });

  it('is nothing while only we write', () => {
    expect(statusesNow(view({ summary: [] }), new Map(), own).size).toBe(0);
  });

  it('offers somebody else’s words, and says when there are two', () => {
    expect(statusesNow(view({ summary: [] }), new Map(), foreign).get('summary')).toEqual({
      kind: 'foreign',
    });
    expect(statusesNow(view({ summary: [] }, ['summary']), new Map(), own).get('summary')).toEqual({
      kind: 'conflict',
    });
  });

  it('keeps a lock until the step is opened anew', () => {
    const locked = new Map([['summary', { kind: 'conflict' as const }]]);
    expect(statusesNow(view({ summary: [] }), locked, own)).toEqual(locked);
  });
});
