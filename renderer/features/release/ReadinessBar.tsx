import { ChevronDown, CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useBlockerText } from '../../app/blocker-text';
import { useNavigation } from '../../app/navigation';
import { releaseSteps, type Blocker } from '../../../shared/readiness/blocker';
import type { ReadinessView } from '../../../shared/release/view';
import { Button, FailureMessage, LanguageName, type View } from '../../ui';
import './readiness-bar.css';

function BlockerLink({ release, blocker }: { readonly release: string; readonly blocker: Blocker }) {
  const textOf = useBlockerText(release);
  const openRelease = useNavigation((state) => state.openRelease);
  const { step, ...focus } = blocker.target;
  return (
    <AriaButton className="release-readiness__link" onPress={() => openRelease(release, step, focus)}>
      {textOf(blocker)}
      {focus.locale !== undefined && blocker.params?.['locale'] === undefined && (
        <span className="release-readiness__locale">
          <LanguageName tag={focus.locale} />
        </span>
      )}
    </AriaButton>
  );
}

function AllBlockers({
  release,
  blockers,
}: {
  readonly release: string;
  readonly blockers: readonly Blocker[];
}) {
  const { t } = useTranslation('release');
  return (
    <div className="release-readiness__all">
      {releaseSteps.map((step) => {
        const here = blockers.filter(({ target }) => target.step === step);
        if (here.length === 0) return null;
        return (
          <section key={step}>
            <h2 className="release-readiness__step">{t(`steps.${step}`)}</h2>
            <ul>
              {here.map((blocker, index) => (
                // Blockers have no id; the list is replaced as a whole whenever it changes.
                <li key={index} data-blocking={blocker.blocking}>
                  <BlockerLink release={release} blocker={blocker} />
                  {!blocker.blocking && (
                    <span className="release-readiness__note">{t('readiness.note')}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Summary({ release, blockers }: { readonly release: string; readonly blockers: readonly Blocker[] }) {
  const { t } = useTranslation('release');
  const blocking = blockers.filter((blocker) => blocker.blocking);
  const [first] = blocking;
  if (first === undefined) {
    return (
      <>
        <CircleCheck aria-hidden className="release-readiness__icon release-readiness__icon--clear" />
        <span>{t('readiness.clear')}</span>
      </>
    );
  }
  return (
    <>
      <CircleDashed aria-hidden className="release-readiness__icon" />
      <span className="release-readiness__count">{t('readiness.count', { count: blocking.length })}</span>
      <span className="release-readiness__next">
        {t('readiness.next')} <BlockerLink release={release} blocker={first} />
      </span>
    </>
  );
}

/** What still stands between this text and its publication: always in sight, each item a way to it. */
export function ReadinessBar({
  release,
  readiness,
}: {
  readonly release: string;
  readonly readiness: View<ReadinessView>;
}) {
  const { t } = useTranslation('release');
  const [isOpen, setOpen] = useState(false);
  const blockers = readiness.data?.blockers ?? [];
  return (
    <section className="release-readiness" aria-label={t('readiness.label')}>
      {readiness.failure && <FailureMessage failure={readiness.failure} onRetry={readiness.reload} />}
      {readiness.data && (
        <div className="release-readiness__bar" role="status">
          <Summary release={release} blockers={blockers} />
          {blockers.length > 1 && (
            <Button
              size="small"
              variant="quiet"
              icon={ChevronDown}
              aria-expanded={isOpen}
              onPress={() => setOpen((current) => !current)}
            >
              {isOpen ? t('readiness.less') : t('readiness.all', { count: blockers.length })}
            </Button>
          )}
        </div>
      )}
      {isOpen && blockers.length > 1 && <AllBlockers release={release} blockers={blockers} />}
    </section>
  );
}
