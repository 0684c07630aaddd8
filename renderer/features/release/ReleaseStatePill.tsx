import { CircleCheck, Hourglass, Package, PenLine, Send, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReleaseState } from '../../../shared/release/release';
import { StatusPill, type Tone } from '../../ui/StatusPill';

const looks: Readonly<Record<ReleaseState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  drafting: { tone: 'neutral', icon: PenLine },
  'in-review': { tone: 'warning', icon: Hourglass },
  approved: { tone: 'seal', icon: CircleCheck },
  exported: { tone: 'info', icon: Package },
  published: { tone: 'positive', icon: Send },
};

/** Where a release stands. Null: the engine is still working it out. */
export function ReleaseStatePill({ state }: { readonly state: ReleaseState | null }) {
  const { t } = useTranslation('release');
  if (state === null) return <StatusPill tone="neutral">{t('state.pending')}</StatusPill>;
  const { tone, icon } = looks[state];
  return (
    <StatusPill tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </StatusPill>
  );
}
