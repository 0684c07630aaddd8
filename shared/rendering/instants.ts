import type { DeploymentWindow } from '../release/release';

const rfc3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly offset: string;
}

/**
 * A deployment window for people, always in one form: `2026-03-14 02:00–04:00 (Europe/Berlin, UTC+01:00)`. The local
 * time is the one that the data states: working it out from the zone would make the bytes depend on which edition of
 * the time zone data a machine has. An instant in `Z` is shown as UTC, without the zone whose local time it isn't.
 */
export function windowText({ start, end, timeZone }: DeploymentWindow): string {
  const from = localTime(start);
  const to = end === undefined ? undefined : localTime(end);
  const place = zoneText(from, timeZone);
  if (!to) return `${from.date} ${from.time} ${place}`;
  if (to.offset !== from.offset) {
    return `${from.date} ${from.time} ${place} – ${to.date} ${to.time} ${zoneText(to, timeZone)}`;
  }
  const until = to.date === from.date ? `–${to.time}` : ` – ${to.date} ${to.time}`;
  return `${from.date} ${from.time}${until} ${place}`;
}

function localTime(instant: string): LocalTime {
  const [, date, time, offset] = rfc3339.exec(instant) ?? [];
  // The schema lets nothing else through.
  if (date === undefined || time === undefined || offset === undefined) {
    throw new Error(`Not an RFC 3339 instant: ${instant}`);
  }
  return { date, time, offset };
}

function zoneText({ offset }: LocalTime, timeZone: string): string {
  return offset === 'Z' ? 'UTC' : `(${timeZone}, UTC${offset})`;
}

/** When a release is announced: the first deployment instant as RFC 3339 in UTC; undefined while there is none. */
export function announcedAt(windows: readonly DeploymentWindow[]): string | undefined {
  const starts = windows.map(({ start }) => Date.parse(start)).sort((a, b) => a - b);
  const [first] = starts;
  return first === undefined ? undefined : utcText(first);
}

function utcText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** An RFC 3339 instant as the date of a mail (RFC 5322, 3.3): `Sat, 14 Mar 2026 01:00:00 +0000`. */
export function mailDate(instant: string): string {
  const date = new Date(Date.parse(instant));
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${days[date.getUTCDay()] ?? ''}, ${two(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ''}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${day} ${String(date.getUTCFullYear()).padStart(4, '0')} ${time} +0000`;
}
