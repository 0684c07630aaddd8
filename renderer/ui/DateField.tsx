import { parseDate } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { Group } from 'react-aria-components/Group';
import { CalendarPopover } from './CalendarPopover';
import './date-field.css';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';

/** The box with the segments of a date and the button that opens the calendar. */
export function DateBox() {
  return (
    <Group className="ui-input ui-date__box">
      <DateInput className="ui-date__input">
        {(segment) => <DateSegment segment={segment} className="ui-date__segment" />}
      </DateInput>
      <Button className="ui-icon-button ui-icon-button--small ui-date__button">
        <CalendarDays aria-hidden />
      </Button>
    </Group>
  );
}

/** A day without time or zone, as `2026-11-24`; null for none. */
export function DateField({
  value,
  onChange,
  isDisabled = false,
  ...field
}: FieldTexts & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly isDisabled?: boolean | undefined;
}) {
  return (
    <DatePicker
      className="ui-field"
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : date.toString())}
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
  );
}
