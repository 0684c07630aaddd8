import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../app/bridge';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import type { IdentitySummary } from '../../../shared/identity/identity-summary';
import { failureText } from '../../../shared/i18n/failure-text';
import { Banner, Button, Panel, ViewState, type View } from '../../ui';
import { CreateIdentityForm } from './CreateIdentityForm';
import { UnlockForm } from './UnlockForm';

function SignedIn({ identity }: { readonly identity: IdentitySummary }) {
  const { t } = useTranslation(['workspace', 'identity']);
  return (
    <div className="welcome__signed-in">
      <p>
        {t('workspace:welcome.signedIn', { name: identity.name })}
        <br />
        <span className="welcome__hint">{identity.email}</span>
      </p>
      <Button onPress={() => void request('identity.lock', {})}>{t('identity:lock')}</Button>
    </div>
  );
}

function SignIn({
  identities,
  reload,
}: {
  readonly identities: readonly IdentitySummary[];
  readonly reload: () => void;
}) {
  const { t } = useTranslation(['workspace', 'identity']);
  const [wantsNew, setWantsNew] = useState(false);
  const current = identities.find((identity) => identity.current);
  if (identities.length === 0 || wantsNew) {
    return (
      <Panel title={t('identity:create.title')} description={t('identity:create.lead')}>
        <CreateIdentityForm onCreated={reload} />
        {identities.length > 0 && (
          <div className="identity-form__other">
            <Button variant="quiet" onPress={() => setWantsNew(false)}>
              {t('workspace:welcome.existingIdentity')}
            </Button>
          </div>
        )}
      </Panel>
    );
  }
  return (
    <Panel title={t('identity:unlock.title')}>
      <UnlockForm identities={identities} initial={current?.device} onUnlocked={reload} />
      <div className="identity-form__other">
        <Button variant="quiet" onPress={() => setWantsNew(true)}>
          {t('workspace:welcome.otherIdentity')}
        </Button>
      </div>
    </Panel>
  );
}

/** Identity files that were found but can't be used, each with its reason. */
function Problems() {
  const { t, i18n } = useTranslation('workspace');
  const { data = [] } = useView('identity.problems', {});
  if (data.length === 0) return null;
  return (
    <Banner tone="warning" title={t('welcome.problems')}>
      <ul>
        {data.map((failure) => (
          <li key={JSON.stringify(failure)}>{failureText(i18n, failure)}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** Makes or unlocks an identity; says who one is when that is done. */
export function WhoYouAre({ identities }: { readonly identities: View<readonly IdentitySummary[]> }) {
  const { t } = useTranslation('workspace');
  const identity = useSession((state) => state.identity);
  return (
    <section aria-label={t('welcome.who')} className="welcome__who">
      <Problems />
      {identity !== null && !identity.locked ? (
        <SignedIn identity={identity} />
      ) : (
        <ViewState view={identities}>
          {(list) => <SignIn identities={list} reload={identities.reload} />}
        </ViewState>
      )}
    </section>
  );
}
