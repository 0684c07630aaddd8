import { Check, ClipboardCopy, History, SearchCheck } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { wordDiff } from '../../../shared/localization/word-diff';
import type { UnitView } from '../../../shared/localization/unit';
import { codedText } from '../../app/coded-text';
import { useSession } from '../../app/session';
import { Button, FailureMessage, TextArea } from '../../ui';
import { missingTags } from './missing-tags';
import type { UnitRowProps } from './UnitRow';

function SourceDifference({ unit }: { readonly unit: UnitView }) {
  const { t } = useTranslation('localization');
  if (unit.previousSource === undefined) return null;
  return (
    <p className="translate-unit__diff" dir="auto">
      <span className="translate-unit__diff-label">{t('sourceChanged')}</span>{' '}
      {wordDiff(unit.previousSource, unit.source).map((part, index) => {
        if (part.kind === 'added') return <ins key={index}>{part.text}</ins>;
        if (part.kind === 'removed') return <del key={index}>{part.text}</del>;
        return <span key={index}>{part.text}</span>;
      })}
    </p>
  );
}

function Problems({ unit }: { readonly unit: UnitView }) {
  const { i18n } = useTranslation('localization');
  if (unit.problems.length === 0) return null;
  return (
    <ul className="translate-unit__problems">
      {unit.problems.map((problem, index) => (
        <li key={index} data-severity={problem.severity}>
          {codedText(i18n, 'localization', problem.code, { detail: problem.detail })}
        </li>
      ))}
    </ul>
  );
}

/** Puts text at the caret, as typing does, so that the field's own undo takes it back. */
function insertAtCaret(field: HTMLTextAreaElement | null, text: string): void {
  if (field === null) return;
  field.focus();
  // The one way to change a field that its undo history knows of.
  document.execCommand('insertText', false, text);
}

/** The target of the active unit. Keys: see the sheet of shortcuts; every one has a button or menu beside it. */
export function UnitEditor(props: UnitRowProps) {
  const { unit, locale, textDirection, saver, onActivate, onMove, onNextOpen } = props;
  const { t } = useTranslation('localization');
  const canReview = useSession(({ workspace }) => workspace?.roles.includes('localization') === true);
  const [target, setTarget] = useState(unit.target);
  const field = useRef<HTMLTextAreaElement>(null);
  const isSettled = useRef(false);
  const latest = useRef({ target, unit });
  useEffect(() => {
    latest.current = { target, unit };
  });
  useEffect(() => {
    field.current?.focus();
    // Leaving the unit in whatever way keeps what was typed, as a draft.
    return () => {
      const { target: typed, unit: left } = latest.current;
      if (!isSettled.current && typed !== left.target) void saver.save(left, typed, 'draft');
    };
    // On mount and unmount only: the saver is the same for as long as the list is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function confirm(state: 'translated' | 'reviewed'): void {
    if (target.trim() === '') return;
    isSettled.current = true;
    const origin = unit.repeat?.target === target ? 'repeat' : 'human';
    void saver.save(unit, target, state, origin).then((isSaved) => {
      // The text stays on screen and can be confirmed again.
      if (!isSaved) isSettled.current = false;
    });
    onNextOpen(unit.id);
  }

  function replaceAll(text: string): void {
    field.current?.select();
    insertAtCaret(field.current, text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const isMod = event.ctrlKey || event.metaKey;
    const action = ((): (() => void) | undefined => {
      if (isMod && event.key === 'Enter') {
        return () => confirm(event.shiftKey && canReview ? 'reviewed' : 'translated');
      }
      if (event.altKey && event.key === 'ArrowDown') return () => onMove(unit.id, 1);
      if (event.altKey && event.key === 'ArrowUp') return () => onMove(unit.id, -1);
      if (isMod && (event.key === 'b' || event.key === 'Insert')) return () => replaceAll(unit.source);
      if (isMod && event.key === '1' && unit.repeat) return () => replaceAll(unit.repeat?.target ?? '');
      if (isMod && event.key === 't') {
        return () => insertAtCaret(field.current, missingTags(unit.source, target)[0] ?? '');
      }
      if (event.key === 'Escape') return () => onActivate(null);
      return undefined;
    })();
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  const failure = saver.failureOf(unit.id);
  return (
    <div className="translate-unit__editor">
      <SourceDifference unit={unit} />
      <div lang={locale} dir={textDirection}>
        <TextArea
          label={t('target')}
          hideLabel
          value={target}
          onChange={setTarget}
          onKeyDown={onKeyDown}
          rows={2}
          dir={textDirection}
          textAreaRef={field}
        />
      </div>
      <Problems unit={unit} />
      {failure && <FailureMessage failure={failure} />}
      <div className="translate-unit__buttons">
        <Button
          size="small"
          variant="primary"
          icon={Check}
          isDisabled={target.trim() === ''}
          onPress={() => confirm('translated')}
        >
          {t(unit.state === 'outdated' && target === unit.target ? 'acceptAsIs' : 'confirm')}
        </Button>
        {canReview && (
          <Button
            size="small"
            icon={SearchCheck}
            isDisabled={target.trim() === ''}
            onPress={() => confirm('reviewed')}
          >
            {t('confirmReviewed')}
          </Button>
        )}
        <Button size="small" variant="quiet" icon={ClipboardCopy} onPress={() => replaceAll(unit.source)}>
          {t('copySource')}
        </Button>
        {unit.repeat && (
          <Button
            size="small"
            variant="quiet"
            icon={History}
            onPress={() => replaceAll(unit.repeat?.target ?? '')}
          >
            {t('insertRepeat', { release: unit.repeat.release })}
          </Button>
        )}
        {missingTags(unit.source, target).map((name, index) => (
          <Button key={`${name}-${index}`} size="small" onPress={() => insertAtCaret(field.current, name)}>
            {t('insertTag', { tag: name.slice(1, -1) })}
          </Button>
        ))}
      </div>
    </div>
  );
}
