import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { SealMark } from '../ui/SealMark';
import './error-boundary.css';

function Broken({ error }: { readonly error: Error }) {
  const { t } = useTranslation('app');
  return (
    <main className="app-broken" role="alert">
      <SealMark size={56} tone="faint" />
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <Button variant="primary" autoFocus onPress={() => window.location.reload()}>
        {t('broken.reload')}
      </Button>
      <details>
        <summary>{t('broken.details')}</summary>
        <pre dir="ltr">{error.stack ?? error.message}</pre>
      </details>
    </main>
  );
}

/**
 * Catches bugs while rendering. Nothing is lost by a reload: what was typed is with the engine, which is another process.
 */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />;
  }
}
