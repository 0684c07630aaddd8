import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangelogPreview } from '../../../shared/sources/view';
import { codedText } from '../../app/coded-text';
import { useView } from '../../app/use-view';
import { Banner, EmptyState, Select, ViewState } from '../../ui';
import { CandidateList } from './CandidateList';
import { useWriting } from './write-context';

const shownProblems = 5;

function Versions({ preview, onDone }: { readonly preview: ChangelogPreview; readonly onDone: () => void }) {
  const { t, i18n } = useTranslation('authoring');
  const [version, setVersion] = useState(preview.suggestion);
  const chosen = preview.versions.find((one) => one.version === version);
  const name = (id: string): string => (id === 'unreleased' ? codedText(i18n, 'sources', 'unreleased') : id);
  if (preview.versions.length === 0) {
    return <EmptyState title={t('import.noVersions')}>{t('import.noVersionsHint')}</EmptyState>;
  }
  return (
    <div className="write-import">
      {preview.problems.length > 0 && (
        <Banner tone="warning" title={t('import.problems', { count: preview.problems.length })}>
          <ul>
            {preview.problems.slice(0, shownProblems).map((problem, index) => (
              <li key={index}>
                {codedText(i18n, 'sources', `problem.${problem.code}`, {
                  line: problem.line,
                  text: problem.text,
                })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <div className="write-form__row">
        <Select
          label={t('import.version')}
          options={preview.versions.map((one) => ({
            id: one.version,
            label: name(one.version),
            description: one.date ?? undefined,
          }))}
          value={version}
          onChange={setVersion}
        />
      </div>
      {chosen && <CandidateList key={chosen.version} preview={chosen} onDone={onDone} />}
    </div>
  );
}

/** From a Keep a Changelog file: choose a version, look at its entries, take what belongs to the release. */
export function ChangelogImport({ grant, onDone }: { readonly grant: string; readonly onDone: () => void }) {
  const { view } = useWriting();
  const preview = useView('sources.changelogPreview', { grant, release: view.id });
  return <ViewState view={preview}>{(data) => <Versions preview={data} onDone={onDone} />}</ViewState>;
}
