import { now, parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DatePicker } from 'react-aria-components/DatePicker';
import { CalendarPopover } from './CalendarPopover';
import { ComboBox } from './ComboBox';
import { DateBox } from './DateField';
import './date-field.css';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';
import { timeZoneOptions } from './time-zones';

/** RFC 3339 in UTC without fractions: what our records keep. */
function instant(value: ZonedDateTime): string {
  return value.toAbsoluteString().replace(/\.000Z$/, 'Z');
}

/**
 * An instant, entered as the wall clock of a zone. With `onTimeZoneChange` the zone can be chosen beside it; the wall
 * clock that was typed stays, and so the instant moves.
 */
export function DateTimeField({
  value,
  timeZone,
  onChange,
  onTimeZoneChange,
  isDisabled = false,
  ...field
}: FieldTexts & {
  readonly value: string | null;
  readonly timeZone: string;
  readonly onChange: (value: string | null) => void;
  /** `value` is the instant that the same wall clock means in the new zone. */
  readonly onTimeZoneChange?: ((timeZone: string, value: string | null) => void) | undefined;
  readonly isDisabled?: boolean | undefined;
}) {
  const { t } = useTranslation('ui');
  const zoned = useMemo(() => (value === null ? null : parseAbsolute(value, timeZone)), [value, timeZone]);
  const zones = useMemo(() => timeZoneOptions(value === null ? new Date() : new Date(value)), [value]);
  const moveTo = (zone: string): void => {
    const moved = zoned === null ? null : instant(now(zone).set(wallClock(zoned)));
    onTimeZoneChange?.(zone, moved);
  };
  return (
    <div className="ui-date__row">
      <DatePicker
        className="ui-field"
        granularity="minute"
        hideTimeZone={onTimeZoneChange !== undefined}
        value={zoned}
        placeholderValue={now(timeZone).set({ hour: 9, minute: 0, second: 0, millisecond: 0 })}
        onChange={(date) => onChange(date === null ? null : instant(date))}
        isDisabled={isDisabled}
        isInvalid={field.error !== undefined}
        validationBehavior="aria"
        shouldForceLeadingZeros
      >
        <FieldLabel {...field} />
        <DateBox />
        <FieldNotes {...field} />
        <CalendarPopover />
      </DatePicker>
      {onTimeZoneChange && (
        <ComboBox
          label={t('timeZone')}
          options={zones}
          value={timeZone}
          onChange={moveTo}
          isDisabled={isDisabled}
        />
      )}
    </div>
  );
}

function wallClock(value: ZonedDateTime) {
  const { year, month, day, hour, minute } = value;
  return { year, month, day, hour, minute, second: 0, millisecond: 0 };
}
