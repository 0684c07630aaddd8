import type { CSSProperties } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import './progress-bar.css';

/** How far something has come: `value` from 0 to 1, or left out while nobody can know. */
export function ProgressBar({
  label,
  value,
  valueLabel,
}: {
  readonly label: string;
  readonly value?: number | undefined;
  readonly valueLabel?: string | undefined;
}) {
  return (
    <AriaProgressBar
      className="ui-progress"
      {...(value === undefined ? { isIndeterminate: true } : { value, maxValue: 1 })}
      {...(valueLabel === undefined ? {} : { valueLabel })}
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <Label className="ui-progress__label">{label}</Label>
          {!isIndeterminate && <span className="ui-progress__value">{valueText}</span>}
          <span className="ui-progress__track">
            <span
              className="ui-progress__fill"
              data-indeterminate={isIndeterminate || undefined}
              style={{ '--filled': `${percentage ?? 0}%` } as CSSProperties}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
