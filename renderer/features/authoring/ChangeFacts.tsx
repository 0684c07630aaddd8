import { CalendarClock, EyeOff, ShieldAlert, TriangleAlert, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DateTime, StatusPill } from '../../ui';
import type { VersionedChange } from './use-changes';

/** The facts of a change that are not the usual case, each on its own axis (3.3, 1.2). */
export function ChangeFacts({ change: { value, inConflict } }: { readonly change: VersionedChange }) {
  const { t } = useTranslation('authoring');
  return (
    <div className="write-change__facts">
      {inConflict && <StatusPill tone="danger">{t('changes.conflict')}</StatusPill>}
      {value.security && (
        <StatusPill tone="danger" icon={ShieldAlert}>
          {t('changes.security')}
        </StatusPill>
      )}
      {value.breaking && (
        <StatusPill tone="warning" icon={TriangleAlert}>
          {t('changes.breaking')}
        </StatusPill>
      )}
      {value.impact === 'internal' && (
        <StatusPill tone="neutral" icon={EyeOff}>
          {t('changes.internal')}
        </StatusPill>
      )}
      {value.module !== '' && (
        <span className="write-change__module" dir="auto">
          {value.module}
        </span>
      )}
      {value.audienceRoles.length === 1 && (
        <span className="write-change__fact">
          <Users aria-hidden />
          {t(`changes.role.${value.audienceRoles[0] ?? 'end-user'}`)}
        </span>
      )}
      {value.actionBy !== undefined && (
        <span className="write-change__fact">
          <CalendarClock aria-hidden />
          {t('changes.actionByShort')}{' '}
          <DateTime value={`${value.actionBy}T00:00:00Z`} timeZone="UTC" style="date" />
        </span>
      )}
      {value.references.map((reference) => (
        <code key={reference} className="write-change__reference" dir="ltr">
          {reference}
        </code>
      ))}
      {value.impact === 'internal' && value.impactReason !== '' && (
        <p className="write-change__reason" dir="auto">
          {value.impactReason}
        </p>
      )}
    </div>
  );
}
