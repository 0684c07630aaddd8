import { Plus } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeType } from '../../../shared/release/change';
import { IconButton } from '../../ui';
import { ChangeCard } from './ChangeCard';
import type { ChangeActions, VersionedChange } from './use-changes';
import { useWriting } from './write-context';

interface Moved {
  readonly id: string;
  readonly step: 1 | -1;
}

/** Keeps the focus on a change that is moved: its buttons are elsewhere on the page then, and one of them may be off. */
function useFocusAfterMove(changes: readonly VersionedChange[]) {
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<Moved>(undefined);
  useEffect(() => {
    const last = moved.current;
    if (last === undefined) return;
    moved.current = undefined;
    const card = list.current?.querySelector(`[data-focus-id="${CSS.escape(last.id)}"]`);
    const button = (step: number) =>
      card?.querySelector<HTMLElement>(`[data-move="${step}"]:not([data-disabled])`);
    (button(last.step) ?? button(-last.step))?.focus();
  }, [changes]);
  return {
    list,
    note: (id: string, step: 1 | -1) => {
      moved.current = { id, step };
    },
  };
}

/** The changes of one type, in their order. */
export function ChangeGroup({
  type,
  changes,
  actions,
  onEdit,
  onAdd,
}: {
  readonly type: ChangeType;
  readonly changes: readonly VersionedChange[];
  readonly actions: ChangeActions;
  readonly onEdit: (change: VersionedChange) => void;
  readonly onAdd: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { isReadOnly } = useWriting();
  const { list, note } = useFocusAfterMove(changes);
  const [said, setSaid] = useState('');
  const label = t(`changes.type.${type}`);

  function move(index: number, step: 1 | -1): void {
    const change = changes[index];
    if (isReadOnly || change === undefined || !actions.move(changes, index, step)) return;
    note(change.id, step);
    setSaid(t('changes.moved', { position: index + step + 1, count: changes.length }));
  }

  function moveByKey(event: KeyboardEvent, index: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <section className="write-changes__group" aria-label={label}>
      <header className="write-changes__head">
        <h3 className="write-changes__type">{label}</h3>
        {!isReadOnly && (
          <IconButton size="small" label={t(`changes.addOf.${type}`)} icon={Plus} onPress={onAdd} />
        )}
      </header>
      <ul ref={list} className="write-changes__list">
        {changes.map((change, index) => (
          // The keys belong to the buttons inside; the item only hears them on their way up.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={change.id} data-focus-id={change.id} onKeyDown={(event) => moveByKey(event, index)}>
            <ChangeCard
              change={change}
              isFirst={index === 0}
              isLast={index === changes.length - 1}
              onMove={(step) => move(index, step)}
              onEdit={() => onEdit(change)}
              onRemove={() => void actions.remove(change)}
            />
          </li>
        ))}
      </ul>
      <p className="ui-hidden" role="status">
        {said}
      </p>
    </section>
  );
}
