import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerValues, type Answer, type AnswerValue } from '../../../shared/checklist/answer';
import type { Versioned } from '../../../shared/release/view';
import { textFor } from '../../../shared/template/localized-text';
import type { ChecklistItem } from '../../../shared/template/template';
import { useSession } from '../../app/session';
import { useAction } from '../../app/use-action';
import { Banner, FailureMessage, RadioGroup, TextArea } from '../../ui';

/**
 * One question of the checklist. A choice is saved at once, evidence when the field is left; what was typed stays in
 * the field if saving fails.
 */
export function ChecklistItemForm({
  release,
  item,
  answer,
}: {
  readonly release: string;
  readonly item: ChecklistItem;
  readonly answer: Versioned<Answer | null>;
}) {
  const { t, i18n } = useTranslation('approval');
  const save = useAction('approval.answer');
  const isReadOnly = useSession(({ workspace }) => workspace?.readOnly !== null);
  const [typed, setTyped] = useState<string>();
  const evidence = typed ?? answer.value?.evidence ?? '';
  const value = answer.value?.value ?? null;

  async function store(changed: AnswerValue, text: string): Promise<void> {
    const saved = await save.run({
      release,
      item: item.key,
      answer: { value: changed, evidence: text },
      parents: [...answer.parents],
    });
    if (saved.ok) setTyped(undefined);
  }

  const lacksEvidence =
    item.evidence === 'required' && value !== null && value !== 'no' && evidence.trim() === '';
  return (
    <div className="approval-item">
      <RadioGroup
        label={textFor(item.question, i18n.language)}
        description={item.help === undefined ? undefined : textFor(item.help, i18n.language)}
        options={answerValues.map((id) => ({ id, label: t(`answer.${id}`) }))}
        value={value}
        onChange={(changed) => void store(changed, evidence)}
        orientation="horizontal"
        isDisabled={isReadOnly}
      />
      <div
        onBlur={() => {
          if (typed !== undefined && value !== null) void store(value, typed);
        }}
      >
        <TextArea
          label={t(item.evidence === 'required' ? 'sign.evidenceRequired' : 'sign.evidence')}
          value={evidence}
          onChange={setTyped}
          isReadOnly={isReadOnly}
          rows={2}
          error={lacksEvidence ? t('sign.evidenceMissing') : undefined}
        />
      </div>
      {value === 'no' && <Banner tone="warning" title={t('sign.answeredNo')} />}
      {answer.inConflict && <Banner tone="danger" title={t('sign.conflict')} />}
      {save.failure && <FailureMessage failure={save.failure} />}
    </div>
  );
}
