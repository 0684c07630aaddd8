import type { Editor } from '@tiptap/react';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { TemplateProblem } from '../../../shared/release/view';
import { textFor } from '../../../shared/template/localized-text';
import { codedText } from '../../app/coded-text';
import { useReleaseFocus } from '../../app/release-focus';
import { jumpTo } from './editor/jump';
import { useProblems } from './use-problems';
import { useWriting } from './write-context';

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

/** What the text still lacks against its template, as it is on screen; each line leads to its place (3.1). */
export function ProblemsPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('authoring');
  const { problems, words } = useProblems(editor);
  const { focus, done } = useReleaseFocus('write');
  useEffect(() => {
    if (focus === undefined) return;
    jumpTo(editor, focus);
    done();
  }, [editor, focus, done]);
  return (
    <aside className="write-problems" aria-label={t('problems.title')}>
      <header className="write-problems__head">
        <h2>{t('problems.title')}</h2>
        <span className="write-problems__words">{t('words', { count: words })}</span>
      </header>
      {problems.length === 0 ? (
        <p className="write-problems__clear">
          <CircleCheck aria-hidden />
          {t('problems.none')}
        </p>
      ) : (
        <ul className="write-problems__list">
          {problems.map((problem, index) => (
            <li key={`${problem.code}-${problem.section}-${problem.focus ?? ''}-${index}`}>
              <Problem
                problem={problem}
                onJump={() => jumpTo(editor, problem.focus ?? problem.section, problem.section)}
              />
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
