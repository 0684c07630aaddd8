import type { Editor } from '@tiptap/react';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { TemplateProblem } from '../../../shared/release/view';
import { textFor } from '../../../shared/template/localized-text';
import { codedText } from '../../app/coded-text';
import { useCommands, type Command } from '../../app/commands';
import { useNavigation } from '../../app/navigation';
import { CountBadge } from '../../ui';
import { Kbd } from '../../ui/Kbd';
import { jumpTo } from './editor/jump';
import type { SectionStatuses } from './editor/section-status';
import { useProblems } from './use-problems';
import { useWriting } from './write-context';

const nextProblemKeys = 'F8';

function Problem({ problem, onJump }: { readonly problem: TemplateProblem; readonly onJump: () => void }) {
  const { i18n } = useTranslation();
  const { view } = useWriting();
  const section = view.template.sections.find(({ key }) => key === problem.section);
  const label = section === undefined ? problem.section : textFor(section.label, i18n.language);
  const Icon = problem.blocking ? CircleAlert : Info;
  return (
    <AriaButton className="write-problem" onPress={onJump}>
      <Icon aria-hidden className={problem.blocking ? 'write-problem__blocking' : 'write-problem__note'} />
      <span>{codedText(i18n, 'template', problem.code, { ...problem.params, section: label })}</span>
    </AriaButton>
  );
}

/** Goes to what a click in the readiness bar asked for. */
function useAskedFocus(editor: Editor): void {
  const asked = useNavigation(({ focus }) => (focus?.step === 'write' ? focus : null));
  const done = useNavigation((state) => state.focusDone);
  useEffect(() => {
    const focus = asked?.focus ?? asked?.section;
    if (focus === undefined) return;
    jumpTo(editor, focus, asked?.section);
    done();
  }, [editor, asked, done]);
}

/** Goes from one problem to the next, wherever the focus is. */
function useNextProblem(
  problems: readonly TemplateProblem[],
  onJump: (problem: TemplateProblem) => void,
): void {
  const { t } = useTranslation('authoring');
  const last = useRef(-1);
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'write.nextProblem',
          label: t('problems.next'),
          group: t('commands'),
          shortcut: nextProblemKeys,
          icon: CircleAlert,
          isDisabled: problems.length === 0,
          run: () => {
            last.current = (last.current + 1) % problems.length;
            const problem = problems[last.current];
            if (problem !== undefined) onJump(problem);
          },
        },
      ],
      [t, problems, onJump],
    ),
  );
}

/** What the text still lacks against its template, as it is on screen; each line leads to its place (3.1). */
export function ProblemsPanel({
  editor,
  locked,
}: {
  readonly editor: Editor;
  readonly locked: SectionStatuses;
}) {
  const { t } = useTranslation('authoring');
  const { problems, words } = useProblems(editor, locked);
  const jump = useMemo(
    () =>
      ({ focus, section }: TemplateProblem): void =>
        jumpTo(editor, focus ?? section, section),
    [editor],
  );
  useAskedFocus(editor);
  useNextProblem(problems, jump);
  return (
    <aside className="write-problems" aria-label={t('problems.title')}>
      <header className="write-problems__head">
        <h2>{t('problems.title')}</h2>
        <CountBadge
          count={problems.length}
          label={t('problems.count', { count: problems.length })}
          tone="danger"
        />
        <span className="write-problems__words">{t('words', { count: words })}</span>
      </header>
      {problems.length === 0 ? (
        <p className="write-problems__clear">
          <CircleCheck aria-hidden />
          {t('problems.none')}
        </p>
      ) : (
        <>
          <ul className="write-problems__list">
            {problems.map((problem, index) => (
              <li key={`${problem.code}-${problem.section}-${problem.focus ?? ''}-${index}`}>
                <Problem problem={problem} onJump={() => jump(problem)} />
              </li>
            ))}
          </ul>
          <p className="write-problems__hint">
            <Kbd keys={nextProblemKeys} /> {t('problems.next')}
          </p>
        </>
      )}
    </aside>
  );
}
