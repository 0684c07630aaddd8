import { FileText, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { Text } from 'react-aria-components/Text';
import { useFilter } from 'react-aria-components/Autocomplete';
import { Kbd } from '../ui/Kbd';
import './command-palette.css';
import { currentCommands, type Command } from './commands';
import { useNavigation } from './navigation';
import { useSession } from './session';
import { useView } from './use-view';

/** More than this nobody reads; typing another letter is quicker. */
const shownAtMost = 40;

function useReleaseCommands(): readonly Command[] {
  const { t } = useTranslation('app');
  const hasWorkspace = useSession(({ workspace }) => workspace !== null);
  const openRelease = useNavigation((state) => state.openRelease);
  const { data } = useView('releases.list', hasWorkspace ? {} : null, { records: 'release/' });
  return useMemo(
    () =>
      (data ?? []).map((release) => ({
        id: `release.${release.id}`,
        label: [release.productName, release.version, release.title]
          .filter((part) => part !== '')
          .join(' · '),
        group: t('palette.groups.releases'),
        icon: FileText,
        run: () => openRelease(release.id),
      })),
    [data, t, openRelease],
  );
}

/** Every command and every release, found by typing part of its name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const [query, setQuery] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const releases = useReleaseCommands();
  const [commands] = useState(() =>
    currentCommands().filter(({ id, isDisabled }) => id !== 'app.palette' && isDisabled !== true),
  );
  const words = query.trim().split(/\s+/);
  const found = [...commands, ...releases]
    .filter(({ label, group }) => words.every((word) => contains(`${group ?? ''} ${label}`, word)))
    .slice(0, shownAtMost);
  const run = (id: string): void => {
    onClose();
    found.find((command) => command.id === id)?.run();
  };
  return (
    <ModalOverlay className="ui-scrim app-palette__scrim" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="ui-modal ui-modal--medium">
        <Dialog className="app-palette" aria-label={t('palette.open')}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField className="app-palette__field" aria-label={t('palette.placeholder')} autoFocus>
              <Search aria-hidden className="app-palette__icon" />
              <Input
                className="app-palette__input"
                placeholder={t('palette.placeholder')}
                dir="auto"
                role="combobox"
                aria-expanded
              />
            </SearchField>
            <ListBox
              className="app-palette__list"
              aria-label={t('palette.open')}
              items={found}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className="app-palette__empty">{t('palette.empty')}</p>}
            >
              {(command) => <PaletteItem command={command} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteItem({ command }: { readonly command: Command }) {
  const Icon = command.icon;
  return (
    <ListBoxItem id={command.id} textValue={command.label} className="app-palette__item">
      {Icon ? <Icon aria-hidden /> : <span />}
      <Text slot="label" className="app-palette__label">
        <bdi>{command.label}</bdi>
      </Text>
      {command.shortcut === undefined ? (
        <span className="app-palette__group">{command.group}</span>
      ) : (
        <Kbd keys={command.shortcut} />
      )}
    </ListBoxItem>
  );
}
