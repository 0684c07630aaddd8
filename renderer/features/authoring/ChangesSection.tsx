import { Download, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTypes, type Change, type ChangeType } from '../../../shared/release/change';
import type { ReleaseView } from '../../../shared/release/view';
import { useCommands, type Command } from '../../app/commands';
import { Button, FailureMessage } from '../../ui';
import { ChangeDialog } from './ChangeDialog';
import { ChangeGroup } from './ChangeGroup';
import { ImportDialog } from './ImportDialog';
import { useChangeActions, type VersionedChange } from './use-changes';
import { useWriting } from './write-context';

/** A change as it begins: something that customers notice, for everybody, after all others of its kind. */
function newChange({ changes, header }: ReleaseView, type: ChangeType): Change {
  return {
    type,
    security: false,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: '',
    audienceRoles: [...header.value.audienceRoles],
    summary: '',
    references: [],
    order: Math.max(-1, ...changes.map(({ value }) => value.order)) + 1,
  };
}

type Open =
  | { readonly dialog: 'edit'; readonly change: VersionedChange }
  | { readonly dialog: 'add'; readonly type: ChangeType }
  | { readonly dialog: 'import' };

function useChangeCommands(isReadOnly: boolean, open: (what: Open) => void): void {
  const { t } = useTranslation('authoring');
  useCommands(
    useMemo((): readonly Command[] => {
      const group = t('commands');
      return [
        {
          id: 'write.addChange',
          label: t('changes.add'),
          group,
          icon: Plus,
          isDisabled: isReadOnly,
          run: () => open({ dialog: 'add', type: 'added' }),
        },
        {
          id: 'write.import',
          label: t('changes.import'),
          group,
          icon: Download,
          isDisabled: isReadOnly,
          run: () => open({ dialog: 'import' }),
        },
      ];
    }, [t, isReadOnly, open]),
  );
}

/** The classified changes of the release, grouped by type (duty 3.3). */
export function ChangesSection() {
  const { t } = useTranslation('authoring');
  const { view, isReadOnly } = useWriting();
  const actions = useChangeActions();
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  useChangeCommands(isReadOnly, setOpen);
  return (
    <div className="write-changes">
      {view.changes.length === 0 && <p className="write-changes__empty">{t('changes.empty')}</p>}
      {changeTypes.map((type) => {
        const ofType = view.changes.filter(({ value }) => value.type === type);
        if (ofType.length === 0) return null;
        return (
          <ChangeGroup
            key={type}
            type={type}
            changes={ofType}
            actions={actions}
            onEdit={(change) => setOpen({ dialog: 'edit', change })}
            onAdd={() => setOpen({ dialog: 'add', type })}
          />
        );
      })}
      {actions.failure && <FailureMessage failure={actions.failure} />}
      <div className="write-changes__buttons">
        <Button icon={Plus} isDisabled={isReadOnly} onPress={() => setOpen({ dialog: 'add', type: 'added' })}>
          {t('changes.add')}
        </Button>
        <Button icon={Download} isDisabled={isReadOnly} onPress={() => setOpen({ dialog: 'import' })}>
          {t('changes.import')}
        </Button>
      </div>
      {open?.dialog === 'edit' && (
        <ChangeDialog change={open.change} initial={open.change.value} onClose={close} />
      )}
      {open?.dialog === 'add' && (
        <ChangeDialog change={null} initial={newChange(view, open.type)} onClose={close} />
      )}
      {open?.dialog === 'import' && <ImportDialog onClose={close} />}
    </div>
  );
}
