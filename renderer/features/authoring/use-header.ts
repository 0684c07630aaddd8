import { useCallback } from 'react';
import type { ReleaseHeader } from '../../../shared/release/release';
import { useAction, type Action } from '../../app/use-action';
import { useWriting } from './write-context';

/** The release's header and how to change it; each change is saved on top of what was read. */
export function useHeader(): {
  readonly header: ReleaseHeader;
  readonly change: (part: Partial<ReleaseHeader>) => Promise<boolean>;
  readonly action: Action<'release.saveHeader'>;
} {
  const { view } = useWriting();
  const action = useAction('release.saveHeader');
  const { value, parents } = view.header;
  const { run } = action;
  const change = useCallback(
    async (part: Partial<ReleaseHeader>) => {
      const saved = await run({ release: view.id, header: { ...value, ...part }, parents: [...parents] });
      return saved.ok;
    },
    [run, view.id, value, parents],
  );
  return { header: value, change, action };
}
