import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/use-action';
import { useView } from '../../app/use-view';
import type { IdentitySummary } from '../../../shared/identity/identity-summary';
import type { PersonView } from '../../../shared/workspace/view';
import { Button, Dialog, EmptyState, FailureMessage, Select, toast, ViewState } from '../../ui';
import { RoleFields, rolesToSave, type RoleDraft } from './RoleFields';

function AddForm({
  candidates,
  onClose,
}: {
  readonly candidates: readonly IdentitySummary[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'ui']);
  const [device, setDevice] = useState(candidates[0]?.device ?? '');
  const [draft, setDraft] = useState<RoleDraft>({ roles: [], locales: [] });
  const add = useAction('people.add');
  const submit = async (): Promise<void> => {
    const added = await add.run({ device, ...rolesToSave(draft) });
    if (!added.ok) return;
    toast.success(t('people:added', { name: candidates.find((one) => one.device === device)?.name ?? '' }));
    onClose();
  };
  return (
    <>
      <Select
        label={t('people:add.who')}
        options={candidates.map(({ device: id, name, email }) => ({ id, label: name, description: email }))}
        value={device}
        onChange={setDevice}
      />
      <RoleFields draft={draft} onChange={setDraft} />
      {add.failure && <FailureMessage failure={add.failure} />}
      <div className="people__actions">
        <Button onPress={onClose}>{t('ui:cancel')}</Button>
        <Button
          variant="primary"
          isPending={add.isPending}
          isDisabled={draft.roles.length === 0}
          onPress={() => void submit()}
        >
          {t('people:add.submit')}
        </Button>
      </div>
    </>
  );
}

/** Gives somebody whose key is on this machine a role in the workspace. */
export function AddPersonDialog({
  people,
  onClose,
}: {
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const identities = useView('identity.list', {});
  const known = new Set(people.flatMap((person) => person.devices.map(({ device }) => device)));
  return (
    <Dialog title={t('add.title')} description={t('add.lead')} isOpen onOpenChange={onClose}>
      <ViewState view={identities}>
        {(list) => {
          const candidates = list.filter(({ device }) => !known.has(device));
          return candidates.length === 0 ? (
            <EmptyState title={t('add.nobody')}>{t('add.createIdentity')}</EmptyState>
          ) : (
            <AddForm candidates={candidates} onClose={onClose} />
          );
        }}
      </ViewState>
    </Dialog>
  );
}
