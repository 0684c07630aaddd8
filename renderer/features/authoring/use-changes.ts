import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../shared/release/change';
import type { ReleaseView } from '../../../shared/release/view';
import type { Failure } from '../../../shared/result';
import { toast } from '../../ui';
import { reordered } from './change-order';
import { useWriting } from './write-context';

export type VersionedChange = ReleaseView['changes'][number];

/** What can be done with the changes of a release. */
export interface ChangeActions {
  /** Moves one of a type past its neighbour; false if it stands at the end. */
  readonly move: (ofType: readonly VersionedChange[], index: number, step: 1 | -1) => boolean;
  /** Deletes a change, and offers to bring it back. */
  readonly remove: (change: VersionedChange) => Promise<void>;
  readonly failure: Failure | undefined;
}

/** Reordering and deleting changes, shown at once and saved one on top of the other. */
export function useChangeActions(): ChangeActions {
  const { t } = useTranslation('authoring');
  const { changes: writer } = useWriting();
  const [failure, setFailure] = useState<Failure>();

  async function save(change: VersionedChange, value: Change | null): Promise<boolean> {
    const saved = await writer.write(change.id, change, value);
    setFailure(saved.ok ? undefined : saved.error);
    return saved.ok;
  }

  return {
    move: (ofType, index, step) => {
      const orders = reordered(ofType, index, step);
      for (const { id, order } of orders) {
        const change = ofType.find((candidate) => candidate.id === id);
        if (change !== undefined) void save(change, { ...change.value, order });
      }
      return orders.length > 0;
    },
    remove: async (change) => {
      if (!(await save(change, null))) return;
      toast.info(t('changes.removed'), {
        action: { label: t('changes.undo'), onPress: () => void save(change, change.value) },
      });
    },
    failure,
  };
}
