import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react';
import { SlotContent } from '../SlotContent';
import { Slot } from './section-nodes';

function SlotView({ node }: NodeViewProps) {
  return (
    <NodeViewWrapper className="write-slot" data-section={String(node.attrs['key'])} contentEditable={false}>
      <SlotContent section={String(node.attrs['key'])} />
    </NodeViewWrapper>
  );
}

/** The slot with what stands in it. What is typed and clicked in there is none of the editor's business. */
export const FilledSlot = Slot.extend({
  addNodeView: () => ReactNodeViewRenderer(SlotView, { stopEvent: () => true, ignoreMutation: () => true }),
});
