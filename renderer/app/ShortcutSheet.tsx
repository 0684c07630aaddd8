import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import { currentCommands, type Command } from './commands';
import './shortcut-sheet.css';

/** Keys that belong to no command: how React Aria's widgets and the window work. */
const fixed = [
  { id: 'next', keys: 'Tab' },
  { id: 'regions', keys: 'F6' },
  { id: 'close', keys: 'Escape' },
  { id: 'undo', keys: 'Mod+Z' },
  { id: 'redo', keys: 'Mod+Shift+Z' },
] as const;

function grouped(commands: readonly Command[]): ReadonlyMap<string, readonly Command[]> {
  const groups = new Map<string, readonly Command[]>();
  for (const command of commands) {
    if (command.shortcut === undefined) continue;
    const group = command.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), command]);
  }
  return groups;
}

function Row({ label, keys }: { readonly label: string; readonly keys: string }) {
  return (
    <div className="app-shortcuts__row">
      <dt>{label}</dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  );
}

/** Every shortcut that works at the moment. */
export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const [groups] = useState(() => [...grouped(currentCommands())]);
  return (
    <Dialog title={t('shortcuts.title')} isOpen onOpenChange={onClose} isText>
      {groups.map(([group, commands]) => (
        <section key={group}>
          <h3 className="app-shortcuts__group">{group}</h3>
          <dl>
            {commands.map((command) => (
              <Row key={command.id} label={command.label} keys={command.shortcut ?? ''} />
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h3 className="app-shortcuts__group">{t('shortcuts.everywhere')}</h3>
        <dl>
          {fixed.map(({ id, keys }) => (
            <Row key={id} label={t(`shortcuts.${id}`)} keys={keys} />
          ))}
        </dl>
      </section>
    </Dialog>
  );
}
