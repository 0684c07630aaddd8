import type { DeploymentWindow } from '../../shared/release/release';

/** A deployment window in local time, counted in days from the day on which the sample is made. */
export interface SampleWindow {
  readonly region: string;
  readonly inDays: number;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The date that many days after `now`, as `YYYY-MM-DD`. */
export function dateIn(days: number, now: Date): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** How many minutes the clocks of a zone are before UTC at an instant, from Node's own time zone data. */
function offsetOf(timeZone: string, instant: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A local time as an instant with the offset that its zone has then (RFC 3339). */
function instantAt(date: string, time: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const offset = offsetOf(timeZone, asUtc - offsetOf(timeZone, asUtc) * minuteMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${date}T${time}:00${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** The window of a release that is made `now`: whenever that is, the sample speaks of days to come. */
export function windowFrom(
  { region, inDays, from, to, timeZone }: SampleWindow,
  now: Date,
): DeploymentWindow {
  const date = dateIn(inDays, now);
  return {
    region,
    start: instantAt(date, from, timeZone),
    end: instantAt(date, to, timeZone),
    timeZone,
  };
}
