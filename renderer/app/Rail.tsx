import { CircleUser, Lock, LockOpen, Search, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { useUnlockDialog } from '../features/identity/unlock-dialog-state';
import { Kbd } from '../ui/Kbd';
import { SealMark } from '../ui/SealMark';
import { Tooltip } from '../ui/Tooltip';
import { request } from './bridge';
import { runCommand } from './commands';
import { useNavigation } from './navigation';
import { railEntries } from './screens';
import { useSession } from './session';

function RailButton({
  icon: Icon,
  label,
  name,
  isCurrent = false,
  onPress,
  children,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The accessible name where it says more than the label; it has to contain the label. */
  readonly name?: string;
  readonly isCurrent?: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <Tooltip text={name ?? label} placement="end" className="app-rail__tip">
      <Button
        className="app-rail__item"
        aria-label={name ?? label}
        {...(isCurrent ? { 'aria-current': 'page' } : {})}
        onPress={onPress}
      >
        <Icon aria-hidden />
        <span className="app-rail__person">{label}</span>
        {children}
      </Button>
    </Tooltip>
  );
}

/** Who works here, and the way to lock or unlock their key. */
function PersonButton() {
  const { t } = useTranslation('app');
  const identity = useSession((state) => state.identity);
  const openUnlock = useUnlockDialog((state) => state.open);
  if (identity === null) {
    return <RailButton icon={CircleUser} label={t('session.nobody')} onPress={openUnlock} />;
  }
  return identity.locked ? (
    <RailButton
      icon={Lock}
      label={identity.name}
      name={t('session.unlock', { name: identity.name })}
      onPress={openUnlock}
    />
  ) : (
    <RailButton
      icon={LockOpen}
      label={identity.name}
      name={t('session.lock', { name: identity.name })}
      onPress={() => void request('identity.lock', {})}
    />
  );
}

/** The left rail: the workspace, the places in it, and who one is. */
export function Rail() {
  const { t } = useTranslation('app');
  const place = useNavigation((state) => state.place);
  const go = useNavigation((state) => state.go);
  const name = useSession(({ workspace }) => workspace?.name ?? '');
  return (
    <nav className="app-rail" aria-label={t('nav.label')}>
      <div className="app-rail__head">
        <SealMark size={30} tone="paper" />
        <span className="app-rail__workspace" dir="auto">
          {name}
        </span>
      </div>
      <ul className="app-rail__list">
        {railEntries.map(({ screen, icon }) => (
          <li key={screen}>
            <RailButton
              icon={icon}
              label={t(`nav.${screen}`)}
              isCurrent={place.screen === screen || (screen === 'releases' && place.screen === 'release')}
              onPress={() => go({ screen })}
            />
          </li>
        ))}
      </ul>
      <div className="app-rail__foot">
        <RailButton
          icon={Search}
          label={t('palette.short')}
          name={t('palette.open')}
          onPress={() => runCommand('app.palette')}
        >
          <Kbd keys="Mod+K" />
        </RailButton>
        <PersonButton />
      </div>
    </nav>
  );
}
