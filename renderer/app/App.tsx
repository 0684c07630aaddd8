import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Loading } from '../ui/Loading';
import { toast, ToastRegion } from '../ui/toast';
import './app.css';
import { AppCommands } from './AppCommands';
import { LockScreen, readAhead, Welcome } from './lazy-parts';
import { useIsReady } from './mark-ready';
import { useSession } from './session';
import { Shell } from './Shell';
import { useShortcuts } from './shortcuts';
import { useAppEvent } from './use-app-event';

/** The window: the welcome screen without a workspace, the shell with one, the lock screen before both. */
export function App() {
  const { i18n } = useTranslation();
  const hasWorkspace = useSession(({ workspace }) => workspace !== null);
  const isLocked = useSession((state) => state.isCurtainDown);
  const isReady = useIsReady();
  useEffect(() => {
    if (isReady) readAhead();
  }, [isReady]);
  useShortcuts();
  useAppEvent('workspace.refused', ({ error }) => toast.failure(error));
  return (
    <I18nProvider locale={i18n.language}>
      <Suspense fallback={<Loading />}>{hasWorkspace ? <Shell /> : <Welcome />}</Suspense>
      <AppCommands />
      {isLocked && (
        <Suspense fallback={<div className="app-curtain" />}>
          <LockScreen />
        </Suspense>
      )}
      <ToastRegion />
    </I18nProvider>
  );
}
