import { useTranslation } from 'react-i18next';

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

function relative(value: Date, now: Date, language: string): string {
  const seconds = Math.round((value.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

function absolute(value: Date, language: string, timeZone: string | undefined, withTime: boolean): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    ...(withTime ? { timeStyle: 'short' } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(value);
}

/** An instant (RFC 3339) in the interface's language; in the machine's zone unless `timeZone` names another. */
export function DateTime({
  value,
  timeZone,
  style = 'datetime',
}: {
  readonly value: string;
  readonly timeZone?: string | undefined;
  readonly style?: 'date' | 'datetime' | 'relative' | undefined;
}) {
  const { i18n } = useTranslation();
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return <span>{value}</span>;
  const full = absolute(date, i18n.language, timeZone, style !== 'date');
  const text = style === 'relative' ? relative(date, new Date(), i18n.language) : full;
  return (
    <time dateTime={value} {...(style === 'relative' ? { title: full } : {})}>
      {text}
    </time>
  );
}
