import { useId, type ReactNode } from 'react';
import './panel.css';

/** A card that groups what belongs together. */
export function Panel({
  title,
  description,
  actions,
  children,
}: {
  readonly title?: string | undefined;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="ui-panel" {...(title === undefined ? {} : { 'aria-labelledby': heading })}>
      {(title !== undefined || actions !== undefined) && (
        <header className="ui-panel__head">
          <div>
            {title !== undefined && (
              <h2 id={heading} className="ui-panel__title">
                {title}
              </h2>
            )}
            {description !== undefined && <p className="ui-panel__description">{description}</p>}
          </div>
          {actions !== undefined && <div className="ui-panel__actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** The row of buttons under a form, the deciding one first in reading order. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className="ui-form-actions">{children}</div>;
}

/** Facts about one thing: a description list in two columns. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="ui-facts">
      {items.map((item) => (
        <div key={item.label} className="ui-facts__item">
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
