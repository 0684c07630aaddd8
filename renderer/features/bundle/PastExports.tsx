import { useTranslation } from 'react-i18next';
import type { ExportView } from '../../../shared/bundle/channels';
import { DateTime, Panel, StatusPill } from '../../ui';
import { useByteText } from './byte-text';

/** The bundles that were exported before, and which of them the release would still give today. */
export function PastExports({ exports }: { readonly exports: readonly ExportView[] }) {
  const { t } = useTranslation('bundle');
  const byteText = useByteText();
  if (exports.length === 0) return null;
  return (
    <Panel title={t('past.title')}>
      <ul className="bundle-export__past">
        {exports.map((one) => (
          <li key={one.id}>
            <span>
              <DateTime value={one.exportedAt} style="datetime" />, <span dir="auto">{one.person}</span>
            </span>
            <code dir="ltr">{one.manifest.slice(0, 16)}…</code>
            <span>{t('export.files', { count: one.files, size: byteText(one.size) })}</span>
            <StatusPill tone={one.current ? 'positive' : 'neutral'}>
              {t(one.current ? 'past.current' : 'past.outdated')}
            </StatusPill>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
