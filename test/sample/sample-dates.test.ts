import { describe, expect, it } from 'vitest';
import { windowFrom } from '../../electron/sample/sample-dates';
import { deploymentWindowSchema } from '../../shared/release/release';

const hours = { region: 'Somewhere', inDays: 6, from: '02:00', to: '04:00' };

describe('a deployment window of the sample', () => {
  it.each([
    ['Europe/Berlin', '2026-11-24T12:00:00Z', '2026-11-30T02:00:00+01:00'],
    ['Europe/Berlin', '2026-06-10T12:00:00Z', '2026-06-16T02:00:00+02:00'],
    ['America/Chicago', '2026-11-24T12:00:00Z', '2026-11-30T02:00:00-06:00'],
    ['America/Chicago', '2026-06-10T12:00:00Z', '2026-06-16T02:00:00-05:00'],
    ['Asia/Riyadh', '2026-12-28T12:00:00Z', '2027-01-03T02:00:00+03:00'],
    ['Asia/Kolkata', '2026-11-24T12:00:00Z', '2026-11-30T02:00:00+05:30'],
    ['Etc/UTC', '2026-11-24T12:00:00Z', '2026-11-30T02:00:00+00:00'],
  ])('in %s, made at %s, begins at %s', (timeZone, now, start) => {
    const window = windowFrom({ ...hours, timeZone }, new Date(now));
    expect(window.start).toBe(start);
    expect(Date.parse(window.end ?? '') - Date.parse(window.start)).toBe(2 * 3_600_000);
    expect(deploymentWindowSchema.safeParse(window).success).toBe(true);
  });
});
