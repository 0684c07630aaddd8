import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { linkFrom } from '../../../shared/authoring/link-address';
import { request } from '../../app/bridge';
import { Button, TextField, toast } from '../../ui';

/** How most addresses begin; the same in every language. */
const addressStart = 'https://';

function addressAt(editor: Editor): string {
  const href: unknown = editor.getAttributes('link')['href'];
  return typeof href === 'string' ? href : '';
}

/** Sets the link on what is selected, on the link around the caret, or on the address itself where nothing is selected. */
function setLink(editor: Editor, href: string): void {
  const isInLink = editor.isActive('link');
  if (editor.state.selection.empty && !isInLink) {
    const linked = { type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] };
    editor.chain().focus().insertContent(linked).run();
  } else {
    editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
  }
}

function LinkForm({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const { t } = useTranslation('authoring');
  const [before] = useState(() => addressAt(editor));
  const [typed, setTyped] = useState(before);
  const [isRefused, setRefused] = useState(false);

  function submit(): void {
    const href = linkFrom(typed);
    setRefused(href === undefined);
    if (href === undefined) return;
    onClose();
    setLink(editor, href);
  }

  async function open(): Promise<void> {
    const opened = await request('link.open', { url: before });
    if (!opened.ok) toast.failure(opened.error);
  }

  return (
    <form
      className="write-link"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t('link.address')}
        placeholder={addressStart}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setRefused(false);
        }}
        mono
        autoFocus
        maxLength={2000}
        error={isRefused ? t('link.refused') : undefined}
      />
      <div className="write-link__buttons">
        <Button type="submit" variant="primary" size="small" isDisabled={typed.trim() === ''}>
          {t('link.set')}
        </Button>
        {before !== '' && (
          <>
            <Button
              size="small"
              onPress={() => {
                onClose();
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
              }}
            >
              {t('link.remove')}
            </Button>
            <Button size="small" variant="quiet" onPress={() => void open()}>
              {t('link.open')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

/** Lays the anchor over the selected text, so that the popover knows where it belongs. */
function placeAnchor(anchor: HTMLElement | null, editor: Editor): void {
  const box = anchor?.offsetParent?.getBoundingClientRect();
  if (anchor === null || box === undefined) return;
  const { from, to } = editor.state.selection;
  const start = editor.view.coordsAtPos(from);
  const end = editor.view.coordsAtPos(to, -1);
  const isOneLine = Math.abs(start.top - end.top) < 4;
  const left = isOneLine ? Math.min(start.left, end.left) : start.left;
  Object.assign(anchor.style, {
    left: `${left - box.left}px`,
    top: `${start.top - box.top}px`,
    width: `${isOneLine ? Math.max(1, Math.abs(end.left - start.left)) : 1}px`,
    height: `${Math.max(start.bottom, isOneLine ? end.bottom : start.bottom) - start.top}px`,
  });
}

/** The address of the link at the caret, beside it. Only https, http and mailto addresses are taken. */
export function LinkPopover({
  editor,
  isOpen,
  onClose,
}: {
  readonly editor: Editor;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authoring');
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={(element) => {
          anchor.current = element;
          if (isOpen) placeAnchor(element, editor);
        }}
        className="write-link__anchor"
        aria-hidden
      />
      <Popover
        className="ui-popover write-link__popover"
        triggerRef={anchor}
        isOpen={isOpen}
        onOpenChange={(next) => {
          if (next) return;
          onClose();
          editor.commands.focus();
        }}
        placement="bottom start"
        offset={6}
      >
        <Dialog className="write-link__dialog" aria-label={t('link.title')}>
          <LinkForm editor={editor} onClose={onClose} />
        </Dialog>
      </Popover>
    </>
  );
}
