import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { useNavigation } from './navigation';
import { useSession } from './session';

/** Says that a journal is not as it should be, or that people have written different things; details are in Audit. */
export function WorkspaceFindings() {
  const { t } = useTranslation('app');
  const findings = useSession(({ workspace }) => workspace?.findings ?? 0);
  const conflicts = useSession(({ workspace }) => workspace?.conflicts ?? 0);
  const go = useNavigation((state) => state.go);
  const isInAudit = useNavigation(({ place }) => place.screen === 'audit');
  if (isInAudit || findings + conflicts === 0) return null;
  const look = (
    <Button size="small" onPress={() => go({ screen: 'audit' })}>
      {t('findings.look')}
    </Button>
  );
  return (
    <div className="app-notice">
      {findings > 0 ? (
        <Banner tone="danger" title={t('findings.journal', { count: findings })} actions={look} />
      ) : (
        <Banner tone="warning" title={t('findings.conflicts', { count: conflicts })} actions={look} />
      )}
    </div>
  );
}
