import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import './button.css';
import { classNames } from './class-names';
import { Spinner } from './Spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'seal';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** `seal` is kept for giving a signature. */
  readonly variant?: ButtonVariant | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly size?: 'small' | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a text. While `isPending`, it shows that it works and takes no further press. */
export function Button({ children, variant = 'secondary', icon: Icon, size, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={classNames('ui-button', `ui-button--${variant}`, size === 'small' && 'ui-button--small')}
    >
      {({ isPending }) => (
        <>
          {isPending ? <Spinner /> : Icon && <Icon aria-hidden className="ui-button__icon" />}
          <span className="ui-button__text">{children}</span>
        </>
      )}
    </AriaButton>
  );
}
