import type { ReactNode } from 'react';
import { classNames } from './class-names';
import './page.css';

/** A screen: one scrolling column. */
export function Page({
  children,
  width = 'wide',
}: {
  readonly children: ReactNode;
  readonly width?: 'reading' | 'wide' | 'full' | undefined;
}) {
  return (
    <div className="ui-page">
      <div className={classNames('ui-page__column', `ui-page__column--${width}`)}>{children}</div>
    </div>
  );
}

/** The title of a screen, with what it is part of above it and what can be done beside it. */
export function PageHeader({
  title,
  eyebrow,
  description,
  actions,
  status,
}: {
  readonly title: string;
  readonly eyebrow?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly status?: ReactNode;
}) {
  return (
    <header className="ui-page-header">
      <div className="ui-page-header__texts">
        {eyebrow !== undefined && <p className="ui-page-header__eyebrow">{eyebrow}</p>}
        <div className="ui-page-header__line">
          <h1 className="ui-page-header__title" dir="auto">
            {title}
          </h1>
          {status}
        </div>
        {description !== undefined && <p className="ui-page-header__description">{description}</p>}
      </div>
      {actions !== undefined && <div className="ui-page-header__actions">{actions}</div>}
    </header>
  );
}
