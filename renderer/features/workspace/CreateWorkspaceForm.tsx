import { FolderSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { readSession } from '../../app/session';
import { useAction } from '../../app/use-action';
import type { GrantedPath } from '../../../shared/preferences/channels';
import { Button, FailureMessage, FormActions, Panel, RadioGroup, TextField } from '../../ui';
import './welcome.css';

function FolderChoice({
  folder,
  onChoose,
}: {
  readonly folder: GrantedPath | null;
  readonly onChoose: (folder: GrantedPath) => void;
}) {
  const { t } = useTranslation('workspace');
  const choose = useAction('dialog.choose');
  const ask = async (): Promise<void> => {
    const chosen = await choose.run({ purpose: 'workspace-parent' });
    if (chosen.ok && chosen.value !== null) onChoose(chosen.value);
  };
  return (
    <div className="ui-field" role="group" aria-label={t('create.folder')}>
      <span className="ui-field__label">{t('create.folder')}</span>
      <div className="welcome__folder">
        <Button icon={FolderSearch} isPending={choose.isPending} onPress={() => void ask()}>
          {t('create.choose')}
        </Button>
        {folder === null ? (
          <span className="welcome__hint">{t('create.noFolder')}</span>
        ) : (
          <code dir="ltr">{folder.path}</code>
        )}
      </div>
      <span className="ui-field__description">{t('create.folderHelp')}</span>
      {choose.failure && <FailureMessage failure={choose.failure} />}
    </div>
  );
}

/** Makes a workspace in a folder that the person picks, with the signing policy that they choose. */
export function CreateWorkspaceForm({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTranslation(['workspace', 'ui']);
  const [name, setName] = useState('');
  const [policy, setPolicy] = useState<'solo' | 'team'>('team');
  const [folder, setFolder] = useState<GrantedPath | null>(null);
  const create = useAction('workspace.create');
  const submit = async (): Promise<void> => {
    if (folder === null || name.trim() === '') return;
    const created = await create.run({ grant: folder.grant, name: name.trim(), policy });
    if (created.ok) await readSession();
  };
  return (
    <Panel title={t('workspace:create.title')}>
      <Form
        className="welcome__form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('workspace:create.name')}
          description={t('workspace:create.nameHelp')}
          value={name}
          onChange={setName}
          maxLength={80}
          isRequired
          autoFocus
        />
        <FolderChoice folder={folder} onChoose={setFolder} />
        <RadioGroup
          label={t('workspace:create.policy')}
          options={[
            { id: 'team', label: t('workspace:create.team'), description: t('workspace:create.teamHelp') },
            { id: 'solo', label: t('workspace:create.solo'), description: t('workspace:create.soloHelp') },
          ]}
          value={policy}
          onChange={setPolicy}
        />
        {create.failure && <FailureMessage failure={create.failure} />}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={create.isPending}
            isDisabled={folder === null || name.trim() === ''}
          >
            {t('workspace:create.submit')}
          </Button>
          <Button onPress={onCancel}>{t('ui:cancel')}</Button>
        </FormActions>
      </Form>
    </Panel>
  );
}
