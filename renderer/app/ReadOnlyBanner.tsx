import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/result';
import { failureText } from '../../shared/i18n/failure-text';
import type { ReadOnlyReason } from '../../shared/workspace/view';
import { useUnlockDialog } from '../features/identity/unlock-dialog-state';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { useSession } from './session';

function useReadOnlyTexts(reason: ReadOnlyReason): { readonly title: string; readonly text: string } {
  const { t, i18n } = useTranslation('app');
  const isSignedIn = useSession(({ identity }) => identity !== null);
  switch (reason.kind) {
    case 'locked-by-other': {
      const since = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
      const { person, host } = reason.owner;
      return {
        title: t('readOnly.other.title', { person }),
        text: t('readOnly.other.text', { person, host, since: since.format(new Date(reason.owner.since)) }),
      };
    }
    case 'folder-not-writable':
      return { title: t('readOnly.folder.title'), text: t('readOnly.folder.text') };
    case 'not-a-member':
      return { title: t('readOnly.member.title'), text: t('readOnly.member.text') };
    case 'identity-locked':
      return isSignedIn
        ? { title: t('readOnly.locked.title'), text: t('readOnly.locked.text') }
        : { title: t('session.nobody'), text: t('readOnly.nobody.text') };
    case 'journal-failed':
      return { title: t('readOnly.journal.title'), text: failureText(i18n, reason.error) };
    default:
      return assertNever(reason);
  }
}

function ReasonBanner({ reason }: { readonly reason: ReadOnlyReason }) {
  const { t } = useTranslation('app');
  const { title, text } = useReadOnlyTexts(reason);
  const openUnlock = useUnlockDialog((state) => state.open);
  const isSignedIn = useSession(({ identity }) => identity !== null);
  const isLocked = reason.kind === 'identity-locked';
  return (
    <div className="app-notice">
      <Banner
        tone={isLocked ? 'info' : 'warning'}
        title={title}
        {...(isLocked
          ? {
              actions: (
                <Button size="small" variant="primary" onPress={openUnlock}>
                  {isSignedIn ? t('readOnly.locked.unlock') : t('readOnly.nobody.signIn')}
                </Button>
              ),
            }
          : {})}
      >
        {text}
      </Banner>
    </div>
  );
}

/** Says above every screen why nothing can be written, while that is so. */
export function ReadOnlyBanner() {
  const reason = useSession(({ workspace }) => workspace?.readOnly ?? null);
  return reason === null ? null : <ReasonBanner reason={reason} />;
}
