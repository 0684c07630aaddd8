import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import './date-field.css';
import './list-options.css';

/** The month that a date field opens. */
export function CalendarPopover() {
  const { t } = useTranslation('ui');
  return (
    <Popover className="ui-popover" offset={4}>
      <Dialog className="ui-calendar__dialog" aria-label={t('calendar')}>
        <Calendar className="ui-calendar">
          <header className="ui-calendar__head">
            <Button slot="previous" className="ui-icon-button ui-icon-button--small">
              <ChevronLeft aria-hidden className="ui-mirrored" />
            </Button>
            <CalendarHeading className="ui-calendar__month" />
            <Button slot="next" className="ui-icon-button ui-icon-button--small">
              <ChevronRight aria-hidden className="ui-mirrored" />
            </Button>
          </header>
          <CalendarGrid className="ui-calendar__grid">
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className="ui-calendar__weekday">{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => <CalendarCell date={date} className="ui-calendar__day" />}
            </CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
