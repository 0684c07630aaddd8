import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeImpacts, changeTypes, type Change } from '../../../shared/release/change';
import type { ReleaseView } from '../../../shared/release/view';
import { useAction } from '../../app/use-action';
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
import { useWriting } from './write-context';

const splitReferences = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

/** The facts of one change, each on its own axis: type, security, breaking, impact, module, audience, date (3.3, 1.2). */
export function ChangeDialog({
  change,
  initial,
  onClose,
}: {
  /** The change to edit; null for a new one. */
  readonly change: ReleaseView['changes'][number] | null;
  readonly initial: Change;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { view } = useWriting();
  const save = useAction('release.saveChange');
  const [value, setValue] = useState(initial);
  const [references, setReferences] = useState(initial.references.join(' '));
  const set = (part: Partial<Change>): void => setValue((current) => ({ ...current, ...part }));

  async function submit(): Promise<void> {
    const saved = await save.run({
      release: view.id,
      change: change?.id ?? null,
      value: { ...value, references: splitReferences(references) },
      parents: [...(change?.parents ?? [])],
    });
    if (saved.ok) onClose();
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
          onChange={(summary) => set({ summary: summary.replaceAll('\n', ' ') })}
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
            isRequired={value.impact === 'internal'}
          />
        )}
        <CheckboxGroup
          label={t('changes.audience')}
          options={view.header.value.audienceRoles.map((id) => ({ id, label: t(`changes.role.${id}`) }))}
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
