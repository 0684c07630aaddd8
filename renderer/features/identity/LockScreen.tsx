import { useTranslation } from 'react-i18next';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { liftCurtain, useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import { Button, SealMark, ViewState } from '../../ui';
import './identity.css';
import { UnlockForm } from './UnlockForm';

/**
 * Covers the window when the key was locked while somebody worked. What is below stays as it was, so nothing is lost;
 * whoever only wants to read goes on without the key.
 */
export default function LockScreen() {
  const { t } = useTranslation('identity');
  const identity = useSession((state) => state.identity);
  const identities = useView('identity.list', {});
  return (
    <ModalOverlay className="identity-curtain" isOpen isKeyboardDismissDisabled>
      <Modal className="identity-curtain__box">
        <Dialog className="identity-curtain__dialog" aria-labelledby="lock-title">
          <SealMark size={64} />
          <Heading slot="title" id="lock-title" className="identity-curtain__title">
            {t('unlock.title')}
          </Heading>
          <p className="identity-curtain__text">{t('unlock.locked')}</p>
          <ViewState view={identities}>
            {(list) => <UnlockForm identities={list} initial={identity?.device} onUnlocked={liftCurtain} />}
          </ViewState>
          <Button variant="quiet" onPress={liftCurtain}>
            {t('unlock.readOnly')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
