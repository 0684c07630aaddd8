import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/result';
import ReleaseList from '../features/release/ReleaseList';
import { Loading } from '../ui/Loading';
import { ErrorBoundary } from './ErrorBoundary';
import { Audit, People, PreferencesScreen, Publishing, ReleaseWorkspace } from './lazy-parts';
import { useNavigation, type Place } from './navigation';
import { Rail } from './Rail';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { useSession } from './session';
import './shell.css';
import { StatusBar } from './StatusBar';
import { useWindowTitle } from './use-window-title';
import { WorkspaceFindings } from './WorkspaceFindings';

function CurrentScreen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'releases':
      return <ReleaseList />;
    case 'release':
      return <ReleaseWorkspace key={place.release} release={place.release} step={place.step} />;
    case 'people':
      return <People />;
    case 'publishing':
      return <Publishing />;
    case 'audit':
      return <Audit />;
    case 'preferences':
      return <PreferencesScreen />;
    default:
      return assertNever(place);
  }
}

/** Names the place for what must begin anew when it changes; the steps of one release are one place. */
function placeKey(place: Place): string {
  return place.screen === 'release' ? `release/${place.release}` : place.screen;
}

/** The frame of an open workspace: rail, what holds for everything, the screen, the status bar. */
export function Shell() {
  const { t } = useTranslation('app');
  const place = useNavigation((state) => state.place);
  const workspace = useSession((state) => state.workspace?.name ?? '');
  useWindowTitle(workspace);
  const key = placeKey(place);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    // Where the focus was is gone with the old screen; without this it would fall to the page's start.
    else if (document.activeElement === document.body) main.current?.focus();
  }, [key]);
  return (
    <div className="app-shell">
      <Rail />
      <main ref={main} className="app-main" tabIndex={-1} aria-label={t('nav.main')}>
        <ReadOnlyBanner />
        <WorkspaceFindings />
        <ErrorBoundary key={key}>
          <Suspense fallback={<Loading />}>
            <CurrentScreen place={place} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
    </div>
  );
}
