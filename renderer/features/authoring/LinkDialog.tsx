import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkFrom } from '../../../shared/authoring/link-address';
import { Button, Dialog, TextField } from '../../ui';

/** Sets, changes or removes the link on the selected text. Only https, http and mailto addresses are taken. */
export function LinkDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const { t } = useTranslation('authoring');
  const before: unknown = editor.getAttributes('link')['href'];
  const [typed, setTyped] = useState(typeof before === 'string' ? before : '');
  const [isRefused, setRefused] = useState(false);

  function submit(): void {
    const href = linkFrom(typed);
    if (href === undefined) {
      setRefused(true);
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    const hasText = !editor.state.selection.empty || before !== undefined;
    if (hasText) chain.setLink({ href }).run();
    else chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    onClose();
  }

  function remove(): void {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  }

  return (
    <Dialog
      title={t('link.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="small"
      footer={
        <>
          {before !== undefined && <Button onPress={remove}>{t('link.remove')}</Button>}
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form="write-link-form" isDisabled={typed.trim() === ''}>
            {t('link.set')}
          </Button>
        </>
      }
    >
      <form
        id="write-link-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('link.address')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setRefused(false);
          }}
          mono
          autoFocus
          error={isRefused ? t('link.refused') : undefined}
        />
      </form>
    </Dialog>
  );
}
