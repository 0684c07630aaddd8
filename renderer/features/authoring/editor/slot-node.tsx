import { Node } from '@tiptap/core';
import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react';
import { SlotContent } from '../SlotContent';
import { keyAttribute } from './section-nodes';

function SlotView({ node }: NodeViewProps) {
  return (
    <NodeViewWrapper className="write-slot" data-section={String(node.attrs['key'])} contentEditable={false}>
      <SlotContent section={String(node.attrs['key'])} />
    </NodeViewWrapper>
  );
}

/**
 * The place in the page of a section that is no free text: a field of the header, or the list of changes. What is typed
 * and clicked in there is none of the editor's business.
 */
export const Slot = Node.create({
  name: 'slot',
  atom: true,
  selectable: false,
  draggable: false,
  isolating: true,
  addAttributes: () => keyAttribute,
  renderHTML: () => ['div'],
  addNodeView: () => ReactNodeViewRenderer(SlotView, { stopEvent: () => true, ignoreMutation: () => true }),
});
