import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutboxItemView } from '../../../shared/publishing/view';
import { EmptyState } from '../../ui';
import { OutboxItem } from './OutboxItem';

/** Everything that was ever sent from this machine, the newest first. */
export function Outbox({ items }: { readonly items: readonly OutboxItemView[] }) {
  const { t } = useTranslation('publishing');
  if (items.length === 0) {
    return (
      <EmptyState icon={Send} title={t('outbox.empty')}>
        {t('outbox.emptyHint')}
      </EmptyState>
    );
  }
  return (
    <ul className="publishing__items" aria-label={t('outbox.title')}>
      {items.map((item) => (
        <li key={item.id}>
          <OutboxItem item={item} />
        </li>
      ))}
    </ul>
  );
}
