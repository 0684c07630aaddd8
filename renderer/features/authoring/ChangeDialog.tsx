import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeImpacts, changeTypes, type Change } from '../../../shared/release/change';
import { audienceRoles } from '../../../shared/release/release';
import type { Failure } from '../../../shared/result';
import { request } from '../../app/bridge';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DateField,
  Dialog,
  FailureMessage,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui';
import type { VersionedChange } from './use-changes';
import { useWriting } from './write-context';

const splitReferences = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

/** Saves the change that is edited on top of what it holds, or a new one. */
function useSaveChange(change: VersionedChange | null) {
  const { view, changes } = useWriting();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = async (value: Change): Promise<boolean> => {
    setPending(true);
    const saved =
      change === null
        ? await request('release.saveChange', { release: view.id, change: null, value, parents: [] })
        : await changes.write(change.id, change, value);
    setPending(false);
    setFailure(saved.ok ? undefined : saved.error);
    return saved.ok;
  };
  return { run, isPending, failure };
}

/** The facts of one change, each on its own axis: type, security, breaking, impact, module, audience, date (3.3, 1.2). */
export function ChangeDialog({
  change,
  initial,
  onClose,
}: {
  /** The change to edit; null for a new one. */
  readonly change: VersionedChange | null;
  readonly initial: Change;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authoring');
  const save = useSaveChange(change);
  const [value, setValue] = useState(initial);
  const [references, setReferences] = useState(initial.references.join(' '));
  const set = (part: Partial<Change>): void => setValue((current) => ({ ...current, ...part }));

  async function submit(): Promise<void> {
    const isSaved = await save.run({
      ...value,
      summary: value.summary.trim(),
      module: value.module.trim(),
      references: splitReferences(references),
    });
    if (isSaved) onClose();
  }

  function setActionBy(actionBy: string | null): void {
    setValue(({ actionBy: _before, ...rest }) => (actionBy === null ? rest : { ...rest, actionBy }));
  }

  return (
    <Dialog
      title={t(change === null ? 'changes.addTitle' : 'changes.editTitle')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            form="write-change-form"
            isPending={save.isPending}
            isDisabled={value.summary.trim() === ''}
          >
            {t('changes.save')}
          </Button>
        </>
      }
    >
      <form
        id="write-change-form"
        className="write-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextArea
          label={t('changes.summary')}
          description={t('changes.summaryHint')}
          value={value.summary}
          onChange={(summary) => set({ summary: summary.replace(/\s*\n\s*/g, ' ') })}
          onKeyDown={(event) => {
            // One line: Enter is free to mean "save". While an input method composes, it is the method's.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) {
              // Escape, above all: React Aria keeps what is listened to from the dialog.
              event.continuePropagation();
              return;
            }
            event.preventDefault();
            if (value.summary.trim() !== '') void submit();
          }}
          maxLength={2000}
          rows={2}
          isRequired
          autoFocus
        />
        <div className="write-form__row">
          <Select
            label={t('changes.typeLabel')}
            options={changeTypes.map((id) => ({ id, label: t(`changes.type.${id}`) }))}
            value={value.type}
            onChange={(type) => set({ type })}
          />
          <TextField
            label={t('changes.module')}
            value={value.module}
            onChange={(module) => set({ module })}
            maxLength={80}
          />
        </div>
        <div className="write-form__row">
          <Checkbox
            isSelected={value.security}
            onChange={(security) => set({ security })}
            description={t('changes.securityHint')}
          >
            {t('changes.security')}
          </Checkbox>
          <Checkbox
            isSelected={value.breaking}
            onChange={(breaking) => set({ breaking })}
            description={t('changes.breakingHint')}
          >
            {t('changes.breaking')}
          </Checkbox>
        </div>
        <RadioGroup
          label={t('changes.impact')}
          options={changeImpacts.map((id) => ({
            id,
            label: t(`changes.impacts.${id}`),
            description: t(`changes.impactHints.${id}`),
          }))}
          value={value.impact}
          onChange={(impact) => set({ impact })}
        />
        {(value.impact === 'internal' || value.impactReason !== '') && (
          <TextField
            label={t('changes.impactReason')}
            value={value.impactReason}
            onChange={(impactReason) => set({ impactReason })}
            maxLength={500}
            description={t('changes.impactReasonHint')}
            isRequired={value.impact === 'internal'}
          />
        )}
        <CheckboxGroup
          label={t('changes.audience')}
          options={audienceRoles.map((id) => ({ id, label: t(`changes.role.${id}`) }))}
          value={value.audienceRoles}
          onChange={(audienceRoles) => {
            if (audienceRoles.length > 0) set({ audienceRoles });
          }}
        />
        <div className="write-form__row">
          <TextField
            label={t('changes.references')}
            description={t('changes.referencesHint')}
            value={references}
            onChange={setReferences}
            mono
          />
          <DateField label={t('changes.actionBy')} value={value.actionBy ?? null} onChange={setActionBy} />
        </div>
        {save.failure && <FailureMessage failure={save.failure} />}
      </form>
    </Dialog>
  );
}
