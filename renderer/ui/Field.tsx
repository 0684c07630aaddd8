import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
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
    <Label className={hideLabel ? 'ui-hidden' : 'ui-field__label'}>
      {label}
      {isRequired && (
        <span aria-hidden className="ui-field__required">
          {' *'}
        </span>
      )}
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
