import type { i18n } from 'i18next';
import type { Namespace } from '../../shared/i18n';

/**
 * The text for a code that is only known at run time (a blocker, a finding), from the namespace that knows it. A code without
 * a text shows as itself.
 */
export function codedText(
  instance: i18n,
  namespace: Namespace,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const translate = instance.t as unknown as (key: string, options: Record<string, unknown>) => string;
  return translate(code, { ...params, ns: namespace, defaultValue: code });
}
