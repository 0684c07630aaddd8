import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/use-action';
import type { PersonView } from '../../../shared/workspace/view';
import { Button, Dialog, FailureMessage, toast } from '../../ui';
import { RoleFields, rolesToSave, type RoleDraft } from './RoleFields';

/** Changes what a person may do from now on; what they signed before keeps the role that they had then. */
export function EditRolesDialog({
  person,
  onClose,
}: {
  readonly person: PersonView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'ui']);
  const [draft, setDraft] = useState<RoleDraft>({ roles: person.roles, locales: person.locales });
  const save = useAction('people.setRoles');
  const submit = async (): Promise<void> => {
    const saved = await save.run({ person: person.person, ...rolesToSave(draft) });
    if (!saved.ok) return;
    toast.success(t('people:saved', { name: person.name }));
    onClose();
  };
  return (
    <Dialog
      title={t('people:edit.title', { name: person.name })}
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button
            variant="primary"
            isPending={save.isPending}
            isDisabled={draft.roles.length === 0}
            onPress={() => void submit()}
          >
            {t('people:edit.submit')}
          </Button>
        </>
      }
    >
      <RoleFields draft={draft} onChange={setDraft} />
      {save.failure && <FailureMessage failure={save.failure} />}
    </Dialog>
  );
}
