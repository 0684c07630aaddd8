import { useTranslation } from 'react-i18next';
import { useBoot } from '../../app/app-preferences';
import { request } from '../../app/bridge';
import type { BootView } from '../../../shared/preferences/channels';
import type { Preferences } from '../../../shared/preferences/preferences';
import { Facts, Page, PageHeader, Panel, RadioGroup, Select, toast } from '../../ui';
import { UpdatesPanel } from './UpdatesPanel';

const languages: readonly Preferences['language'][] = ['system', 'en', 'de'];
const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];
const minutes = [0, 1, 5, 10, 15, 30, 60, 120, 240];

interface Section {
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
}

function Appearance({ preferences, onChange }: Section) {
  const { t } = useTranslation('preferences');
  return (
    <Panel title={t('appearance')}>
      <Select
        label={t('language')}
        // A pseudo-language is set by hand, for tests; here it shows only while it is in use.
        options={[...new Set([...languages, preferences.language])].map((id) => ({
          id,
          label: t(`languages.${id}`),
        }))}
        value={preferences.language}
        onChange={(language) => onChange({ language })}
      />
      <RadioGroup
        label={t('theme')}
        orientation="horizontal"
        options={themes.map((id) => ({ id, label: t(`themes.${id}`) }))}
        value={preferences.theme}
        onChange={(theme) => onChange({ theme })}
      />
    </Panel>
  );
}

function Security({ preferences, onChange, keyring }: Section & { readonly keyring: boolean }) {
  const { t } = useTranslation('preferences');
  // A value that somebody wrote into the file stays a choice.
  const choices = [...new Set([...minutes, preferences.idleLockMinutes])].sort(
    (a, b) => (a || 999) - (b || 999),
  );
  return (
    <Panel title={t('security')}>
      <Select
        label={t('idle')}
        description={t('idleHelp')}
        options={choices.map((count) => ({
          id: String(count),
          label: count === 0 ? t('idleOptions.never') : t('idleOptions.minutes', { count }),
        }))}
        value={String(preferences.idleLockMinutes)}
        onChange={(value) => onChange({ idleLockMinutes: Number(value) })}
      />
      <Facts items={[{ label: t('keyring'), value: keyring ? t('keyringUsed') : t('keyringMissing') }]} />
    </Panel>
  );
}

function About({ boot }: { readonly boot: BootView }) {
  const { t } = useTranslation('preferences');
  const { electron, chrome, node } = boot.runtime;
  // Names of products, the same in every language.
  const runtime = `Electron ${electron} · Chromium ${chrome} · Node ${node} · ${boot.platform}`;
  const version = `Imprimatur ${boot.version}`;
  return (
    <Panel title={t('about')}>
      <Facts
        items={[
          { label: t('version'), value: version },
          {
            label: t('runtime'),
            value: <bdi dir="ltr">{runtime}</bdi>,
          },
        ]}
      />
    </Panel>
  );
}

/** What a person sets for this machine. Every change is kept at once. */
export default function PreferencesScreen() {
  const { t } = useTranslation('preferences');
  const boot = useBoot();
  if (boot === null) return null;
  const change = async (changed: Partial<Preferences>): Promise<void> => {
    const saved = await request('preferences.save', { ...boot.preferences, ...changed });
    if (!saved.ok) toast.failure(saved.error);
  };
  const section: Section = { preferences: boot.preferences, onChange: (changed) => void change(changed) };
  return (
    <Page width="reading">
      <PageHeader title={t('title')} description={t('description')} />
      <Appearance {...section} />
      <Security {...section} keyring={boot.keyring} />
      <UpdatesPanel
        checkForUpdates={boot.preferences.checkForUpdates}
        onChange={(checkForUpdates) => void change({ checkForUpdates })}
      />
      <About boot={boot} />
    </Page>
  );
}
