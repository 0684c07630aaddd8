import { Check, ClipboardCopy, History, SearchCheck, Tag } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, type ComponentProps, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { direction } from '../../../shared/i18n/languages';
import type { StoredUnitState } from '../../../shared/localization/unit';
import { useSession } from '../../app/session';
import { Button, FailureMessage, TextArea } from '../../ui';
import { Kbd } from '../../ui/Kbd';
import { insertAtCaret, replaceText } from './insert-text';
import { missingTags } from './missing-tags';
import { problemsIn, type ShownUnit } from './newest-units';
import { SourceDifference } from './SourceDifference';
import type { UnitList } from './unit-list';
import { UnitProblems } from './UnitProblems';
import { actionOf, useUnitCommands, type UnitActions } from './use-unit-commands';
import { useUnitText } from './use-unit-text';

type KeyHandler = NonNullable<ComponentProps<typeof TextArea>['onKeyDown']>;

interface ActionButtonsProps {
  readonly unit: ShownUnit;
  readonly target: string;
  readonly actions: UnitActions;
  readonly canReview: boolean;
  readonly repeatName: string | undefined;
}

function ActionButtons({ unit, target, actions, canReview, repeatName }: ActionButtonsProps) {
  const { t } = useTranslation('localization');
  const isEmpty = target.trim() === '';
  const isSame = unit.state === 'outdated' && target === unit.target;
  return (
    <div className="translate-unit__buttons">
      <Button size="small" variant="primary" icon={Check} isDisabled={isEmpty} onPress={actions.confirm}>
        {t(isSame ? 'acceptAsIs' : 'confirm')} <Kbd keys="Mod+Enter" />
      </Button>
      {canReview && (
        <Button size="small" icon={SearchCheck} isDisabled={isEmpty} onPress={actions.review}>
          {t('confirmReviewed')} <Kbd keys="Mod+Shift+Enter" />
        </Button>
      )}
      {repeatName !== undefined && (
        <Button size="small" icon={History} onPress={actions.insertRepeat}>
          {t('insertRepeat', { release: repeatName })} <Kbd keys="Mod+1" />
        </Button>
      )}
      {missingTags(unit.source, target).length > 0 && (
        <Button size="small" icon={Tag} onPress={actions.insertTag}>
          {t('insertNextTag')} <Kbd keys="Mod+T" />
        </Button>
      )}
      <Button size="small" variant="quiet" icon={ClipboardCopy} onPress={actions.copySource}>
        {t('copySource')} <Kbd keys="Mod+B" />
      </Button>
    </div>
  );
}

/** The target of the active unit. Every key has a button beside it or a command in the palette. */
export function UnitEditor({
  unit,
  list,
  field,
}: {
  readonly unit: ShownUnit;
  readonly list: UnitList;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}) {
  const { t } = useTranslation('localization');
  const canReview = useSession(({ workspace }) => workspace?.roles.includes('localization') === true);
  const { target, change, settle } = useUnitText(unit, list.place);
  useEffect(() => field.current?.focus(), [field]);

  function confirm(state: StoredUnitState): void {
    if (target.trim() === '') return;
    settle(state);
    list.goToNextOpen(unit.id);
  }

  const actions: UnitActions = {
    confirm: () => confirm('translated'),
    review: () => confirm(canReview ? 'reviewed' : 'translated'),
    reopen: () => settle('draft'),
    copySource: () => replaceText(field.current, unit.source),
    insertRepeat: () => unit.repeat && replaceText(field.current, unit.repeat.target),
    insertTag: () => insertAtCaret(field.current, missingTags(unit.source, target)[0] ?? ''),
  };
  useUnitCommands(actions, { canReview });

  const onKeyDown: KeyHandler = (event) => {
    const isCopy = event.key === 'Insert' && (event.ctrlKey || event.metaKey);
    const action = isCopy ? 'copySource' : actionOf(event);
    // While an input method composes a character, its keys are its own. React Aria would keep the others to itself.
    if (event.nativeEvent.isComposing) return;
    if (action !== undefined) actions[action]();
    else if (event.key === 'Escape') list.leave(unit.id);
    else return event.continuePropagation();
    event.preventDefault();
  };

  const checked = useDeferredValue(target);
  const problems = useMemo(
    () => (checked === unit.target ? unit.problems : problemsIn(unit, checked, list)),
    [unit, checked, list],
  );
  return (
    <div className="translate-unit__editor">
      <SourceDifference unit={unit} />
      <div lang={list.locale}>
        <TextArea
          label={t('target')}
          hideLabel
          value={target}
          onChange={change}
          onKeyDown={onKeyDown}
          rows={2}
          dir={direction(list.locale)}
          textAreaRef={field}
        />
      </div>
      <UnitProblems problems={problems} />
      {unit.failure && <FailureMessage failure={unit.failure} />}
      <ActionButtons
        {...{ unit, target, actions, canReview }}
        repeatName={unit.repeat && list.nameOf(unit.repeat.release)}
      />
    </div>
  );
}
