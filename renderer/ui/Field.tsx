import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import './field.css';

/** What every labelled field has in common. */
export interface FieldTexts {
  readonly label: string;
  readonly description?: ReactNode;
  /** A sentence; present means that the field is invalid. */
  readonly error?: string | undefined;
  /** Keeps the label for screen readers only, where the place says it to everybody else. */
  readonly hideLabel?: boolean | undefined;
}

/** The label of a field, inside a React Aria field component. */
export function FieldLabel({
  label,
  hideLabel,
  isRequired,
}: FieldTexts & { readonly isRequired?: boolean | undefined }) {
  return (
    <Label
      className={classNames(
        hideLabel ? 'ui-hidden' : 'ui-field__label',
        isRequired && 'ui-field__label--required',
      )}
    >
      {label}
    </Label>
  );
}

/** The help and the error under a field, tied to it for screen readers. */
export function FieldNotes({ description, error }: Pick<FieldTexts, 'description' | 'error'>) {
  return (
    <>
      {description !== undefined && description !== null && (
        <Text slot="description" className="ui-field__description">
          {description}
        </Text>
      )}
      <FieldError className="ui-field__error">{error}</FieldError>
    </>
  );
}
