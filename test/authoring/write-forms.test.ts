import { describe, expect, it } from 'vitest';
import { candidateRows, isOffered } from '../../renderer/features/authoring/candidate-rows';
import { reordered } from '../../renderer/features/authoring/change-order';
import {
  endsTooEarly,
  isComplete,
  newWindow,
  withEnd,
  withStart,
} from '../../renderer/features/authoring/deployment-windows';
import { linkFrom } from '../../shared/authoring/link-address';
import type { ChangeCandidate } from '../../shared/sources/candidate';

describe('reordering changes', () => {
  const changes = (...orders: readonly number[]) =>
    orders.map((order, index) => ({ id: 'abcd'.charAt(index), value: { order } }));

  it('saves the two that change places', () => {
    expect(reordered(changes(0, 4, 9), 0, 1)).toEqual([
      { id: 'b', order: 0 },
      { id: 'a', order: 4 },
    ]);
    expect(reordered(changes(0, 4, 9), 2, -1)).toEqual([
      { id: 'c', order: 4 },
      { id: 'b', order: 9 },
    ]);
  });

  it('numbers them anew where several have one number', () => {
    expect(reordered(changes(3, 3, 3), 0, 1)).toEqual([
      { id: 'a', order: 4 },
      { id: 'c', order: 5 },
    ]);
  });

  it('does nothing at the ends', () => {
    expect(reordered(changes(0, 1), 0, -1)).toEqual([]);
    expect(reordered(changes(0, 1), 1, 1)).toEqual([]);
  });
});

describe('deployment windows', () => {
  const window = {
    region: 'EU',
    start: '2026-12-01T01:00:00Z',
    end: '2026-12-01T03:00:00Z',
    timeZone: 'Europe/Berlin',
  };

  it('begin tomorrow at two, without a region yet', () => {
    const fresh = newWindow(new Date('2026-11-24T15:30:00Z'), 'UTC');
    expect(fresh).toEqual({ region: '', start: '2026-11-25T02:00:00Z', timeZone: 'UTC' });
    expect(isComplete(fresh)).toBe(false);
    expect(isComplete(window)).toBe(true);
  });

  it('keep their length when they are moved', () => {
    expect(withStart(window, '2026-12-05T10:00:00Z').end).toBe('2026-12-05T12:00:00Z');
    expect(withStart(withEnd(window, null), '2026-12-05T10:00:00Z')).not.toHaveProperty('end');
  });

  it('say when they end before they begin', () => {
    expect(endsTooEarly(window)).toBe(false);
    expect(endsTooEarly({ ...window, end: window.start })).toBe(true);
    expect(endsTooEarly(withEnd(window, null))).toBe(false);
  });
});

describe('what a source offers', () => {
  const candidate = (key: string) => ({ origin: { kind: 'git', key } }) as ChangeCandidate;
  const known = candidate('known');
  const reworded = candidate('reworded');

  it('is shown in one list, what can be chosen first, nothing twice', () => {
    const rows = candidateRows({
      fresh: [candidate('fresh')],
      removed: [{ candidate: candidate('removed'), change: 'r' }],
      known: [
        { candidate: known, change: 'k' },
        { candidate: reworded, change: 'w' },
      ],
      changedAtSource: [{ candidate: reworded, change: 'w' }],
    });
    expect(rows.map(({ key, standing }) => [key, standing])).toEqual([
      ['git:fresh', 'fresh'],
      ['git:removed', 'removed'],
      ['git:reworded', 'reworded'],
      ['git:known', 'known'],
    ]);
    expect(rows.filter(isOffered)).toHaveLength(2);
  });
});

describe('what somebody types as an address', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    [' example.com/close ', 'https://example.com/close'],
    ['docs.example.com:8443/x', 'https://docs.example.com:8443/x'],
    ['münchen.example', 'https://münchen.example'],
    ['ada@example.org', 'mailto:ada@example.org'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
  ])('%s leads to %s', (typed, address) => {
    expect(linkFrom(typed)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    '//example.com',
    'https://exa mple.com',
    'just words',
    '',
  ])('%s leads nowhere', (typed) => {
    expect(linkFrom(typed)).toBe(undefined);
  });
});
