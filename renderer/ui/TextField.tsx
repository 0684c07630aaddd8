import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classNames } from './class-names';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';

export interface TextFieldProps
  extends FieldTexts, Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'dir'> {
  readonly placeholder?: string | undefined;
  /** For identifiers, addresses and other text that is read letter by letter. */
  readonly mono?: boolean | undefined;
  readonly dir?: 'auto' | 'ltr' | 'rtl' | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** An empty field follows the page, so that its placeholder and caret stand where its reader begins. */
function directionOf(dir: 'auto' | 'ltr' | 'rtl', value: string | undefined): { readonly dir?: string } {
  return dir === 'auto' && value === '' ? {} : { dir };
}

/** One line of text. Its direction follows what is typed, unless `dir` says otherwise. */
export function TextField(props: TextFieldProps) {
  const { label, description, error, hideLabel, placeholder, mono, dir, inputRef, ...rest } = props;
  return (
    <AriaTextField {...rest} className="ui-field" isInvalid={error !== undefined} validationBehavior="aria">
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={rest.isRequired} />
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        className={classNames('ui-input', mono && 'ui-input--mono')}
        placeholder={placeholder ?? ''}
        {...directionOf(dir ?? (mono ? 'ltr' : 'auto'), rest.value)}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

/** Several lines of text; grows with them. */
export function TextArea({
  rows = 3,
  textAreaRef,
  ...props
}: Omit<TextFieldProps, 'inputRef' | 'type'> & {
  readonly rows?: number | undefined;
  readonly textAreaRef?: Ref<HTMLTextAreaElement>;
}) {
  const { label, description, error, hideLabel, placeholder, mono, dir, ...rest } = props;
  return (
    <AriaTextField {...rest} className="ui-field" isInvalid={error !== undefined} validationBehavior="aria">
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={rest.isRequired} />
      <AriaTextArea
        {...(textAreaRef === undefined ? {} : { ref: textAreaRef })}
        className={classNames('ui-input', mono && 'ui-input--mono')}
        rows={rows}
        placeholder={placeholder ?? ''}
        {...directionOf(dir ?? 'auto', rest.value)}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
