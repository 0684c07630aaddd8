import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { versionSchema } from '../../../shared/release/release';
import { FailureMessage, TextField } from '../../ui';
import { useHeader } from './use-header';
import { useWriting } from './write-context';

/** The version: checked while it is typed, saved when the field is left or Enter is pressed. */
export function VersionField() {
  const { t } = useTranslation('authoring');
  const { isReadOnly, view } = useWriting();
  const { header, change, action } = useHeader();
  const [typed, setTyped] = useState<string>();
  const value = typed ?? header.version;
  const isValid = value === '' || versionSchema.safeParse(value).success;

  async function save(): Promise<void> {
    if (typed === undefined || !isValid) return;
    if (typed === header.version || (await change({ version: typed }))) setTyped(undefined);
  }

  return (
    <div className="write-field">
      <TextField
        label={t('version.label')}
        value={value}
        onChange={setTyped}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
        mono
        dir="ltr"
        isDisabled={isReadOnly}
        error={isValid ? undefined : t('version.invalid')}
        description={
          view.permanentPath === null ? undefined : t('version.address', { path: view.permanentPath })
        }
      />
      {action.failure && <FailureMessage failure={action.failure} />}
    </div>
  );
}
