import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { bestLanguage, createI18n } from '../../shared/i18n';
import { FailureMessage } from '../ui/FailureMessage';
import { Page, PageHeader } from '../ui/Page';
import { App } from './App';
import { dressPage, followPreferences, useBoot } from './app-preferences';
import { request } from './bridge';
import { ErrorBoundary } from './ErrorBoundary';
import { followSaving } from './saved-state';
import { followSession, readSession } from './session';
import { followWorkspace } from './view-cache';

/** Starts the window: asks what it must know before it paints, listens to the app, renders. */
export async function boot(root: HTMLElement | null): Promise<void> {
  if (root === null) throw new Error('index.html has no #root');
  followWorkspace();
  followSession();
  followSaving();
  const [told] = await Promise.all([request('app.boot', {}), readSession()]);
  if (!told.ok) {
    const instance = createI18n(bestLanguage(navigator.languages));
    createRoot(root).render(
      <I18nextProvider i18n={instance}>
        <Page width="reading">
          <PageHeader title={instance.t('app:start.failed')} />
          <FailureMessage failure={told.error} onRetry={() => window.location.reload()} />
        </Page>
      </I18nextProvider>,
    );
    return;
  }
  useBoot.setState(told.value, true);
  const instance = createI18n(told.value.language);
  dressPage(told.value.language, told.value.preferences.theme);
  followPreferences(instance);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={instance}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
