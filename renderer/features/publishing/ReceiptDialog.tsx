import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/publishing/receipt';
import { DateTime, Dialog, Facts } from '../../ui';

/** The proof that a bundle was read back from an endpoint. */
export function ReceiptDialog({
  receipt,
  onClose,
}: {
  readonly receipt: Receipt;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('publishing');
  return (
    <Dialog title={t('receipt.title')} isOpen onOpenChange={onClose} isText>
      <Facts
        items={[
          { label: t('receipt.endpoint'), value: <code dir="ltr">{receipt.url}</code> },
          { label: t('receipt.index'), value: receipt.index.version },
          { label: t('receipt.manifest'), value: <code dir="ltr">{receipt.manifest}</code> },
          { label: t('receipt.files'), value: receipt.files },
          { label: t('receipt.verifiedAt'), value: <DateTime value={receipt.verifiedAt} /> },
          { label: t('receipt.serverDate'), value: receipt.serverDate ?? '–' },
        ]}
      />
    </Dialog>
  );
}
