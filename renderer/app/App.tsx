import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { LockScreen } from '../features/identity/LockScreen';
import { Loading } from '../ui/Loading';
import { toast, ToastRegion } from '../ui/toast';
import './app.css';
import { AppCommands } from './AppCommands';
import { useSession } from './session';
import { Shell } from './Shell';
import { useShortcuts } from './shortcuts';
import { useAppEvent } from './use-app-event';

const Welcome = lazy(() => import('./Welcome'));

/** The window: the welcome screen without a workspace, the shell with one, the lock screen before both. */
export function App() {
  const { i18n } = useTranslation();
  const hasWorkspace = useSession(({ workspace }) => workspace !== null);
  useShortcuts();
  useAppEvent('workspace.refused', ({ error }) => toast.failure(error));
  return (
    <I18nProvider locale={i18n.language}>
      <Suspense fallback={<Loading />}>{hasWorkspace ? <Shell /> : <Welcome />}</Suspense>
      <AppCommands />
      <LockScreen />
      <ToastRegion />
    </I18nProvider>
  );
}
