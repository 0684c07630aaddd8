import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button, type ButtonVariant } from './Button';
import { classNames } from './class-names';
import './dialog.css';
import { IconButton } from './IconButton';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The buttons, the deciding one last. */
  readonly footer?: ReactNode;
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  /** The body holds nothing to put the focus on, so it takes the focus itself and can be scrolled with the keyboard. */
  readonly isText?: boolean | undefined;
}

/** A window over the window: holds the focus until it is closed and gives it back then. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  size = 'medium',
  role = 'dialog',
  ...parts
}: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <ModalOverlay className="ui-scrim" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={false}>
      <Modal className={classNames('ui-modal', `ui-modal--${size}`)}>
        <AriaDialog className="ui-dialog" role={role}>
          <header className="ui-dialog__head">
            <Heading slot="title" className="ui-dialog__title">
              {title}
            </Heading>
            <IconButton label={t('close')} icon={X} size="small" onPress={() => onOpenChange(false)} />
          </header>
          <div className="ui-dialog__body" {...(parts.isText === true ? textBody(title) : {})}>
            {parts.description !== undefined && <p className="ui-dialog__description">{parts.description}</p>}
            {parts.children}
          </div>
          {parts.footer !== undefined && <footer className="ui-dialog__foot">{parts.footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function textBody(title: string) {
  return { tabIndex: 0, role: 'group', 'aria-label': title };
}

/** Asks before something that can't be taken back, or that signs. */
export function ConfirmDialog({
  confirmLabel,
  variant = 'primary',
  onConfirm,
  isPending = false,
  children,
  ...dialog
}: Pick<DialogProps, 'title' | 'isOpen' | 'onOpenChange'> & {
  readonly children?: ReactNode;
  readonly confirmLabel: string;
  readonly variant?: Extract<ButtonVariant, 'primary' | 'danger' | 'seal'> | undefined;
  readonly onConfirm: () => void;
  readonly isPending?: boolean | undefined;
}) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      {...dialog}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button autoFocus onPress={() => dialog.onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button variant={variant} isPending={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
