import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureMessage, TextField } from '../../ui';
import { useHeader } from './use-header';
import { useWriting } from './write-context';

/** The title of the release; saved when the field is left or Enter is pressed. */
export function TitleField() {
  const { t } = useTranslation('authoring');
  const { isReadOnly } = useWriting();
  const { header, change, action } = useHeader();
  const [typed, setTyped] = useState<string>();

  async function save(): Promise<void> {
    if (typed === undefined) return;
    if (typed === header.title || (await change({ title: typed }))) setTyped(undefined);
  }

  return (
    <div className="write-title" data-section="title">
      <TextField
        label={t('title')}
        value={typed ?? header.title}
        onChange={setTyped}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
        maxLength={200}
        isDisabled={isReadOnly}
      />
      {action.failure && <FailureMessage failure={action.failure} />}
    </div>
  );
}
