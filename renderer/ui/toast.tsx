import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast';
import { failureText } from '../../shared/i18n/failure-text';
import type { Failure } from '../../shared/result';
import { Button } from './Button';
import './toast.css';

interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

interface ToastEntry {
  readonly tone: 'positive' | 'info' | 'danger';
  readonly text: string | Failure;
  readonly action?: ToastAction | undefined;
}

/** Long enough to read two lines; a failure stays until it is closed (WCAG 2.2.1). */
const readingTime = 7000;

const queue = new ToastQueue<ToastEntry>({ maxVisibleToasts: 4 });

function show(entry: ToastEntry): void {
  queue.add(entry, entry.tone === 'danger' ? {} : { timeout: readingTime });
}

/** Short messages at the edge of the window, from anywhere. React Aria's toasts are still called unstable: only this file knows. */
export const toast = {
  success: (text: string, options: { readonly action?: ToastAction } = {}): void =>
    show({ tone: 'positive', text, ...options }),
  info: (text: string, options: { readonly action?: ToastAction } = {}): void =>
    show({ tone: 'info', text, ...options }),
  failure: (failure: Failure, options: { readonly action?: ToastAction } = {}): void =>
    show({ tone: 'danger', text: failure, ...options }),
};

const icons = { positive: CircleCheck, info: Info, danger: TriangleAlert };

/** Where toasts appear; once in the window. F6 leads there. */
export function ToastRegion() {
  const { t, i18n } = useTranslation('ui');
  return (
    <AriaToastRegion queue={queue} className="ui-toasts" aria-label={t('notifications')}>
      {({ toast: entry }) => {
        const { tone, text, action } = entry.content;
        const Icon = icons[tone];
        return (
          <AriaToast toast={entry} className={`ui-toast ui-toast--${tone}`}>
            <Icon aria-hidden className="ui-toast__icon" />
            <ToastContent className="ui-toast__content">
              <Text slot="title">{typeof text === 'string' ? text : failureText(i18n, text)}</Text>
            </ToastContent>
            {action && (
              <Button
                size="small"
                onPress={() => {
                  queue.close(entry.key);
                  action.onPress();
                }}
              >
                {action.label}
              </Button>
            )}
            <AriaButton slot="close" className="ui-icon-button ui-icon-button--small" aria-label={t('close')}>
              <X aria-hidden />
            </AriaButton>
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
