import type { i18n } from 'i18next';
import type { Failure, FailureParam } from '../result';

function shown(value: FailureParam, language: string): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(value);
}

/**
 * The sentence for a failure in the instance's language: what is wrong, where, and what to do. A code without a text
 * is a bug that `test/i18n` catches; a person still sees the code then, and not an empty box.
 */
export function failureText(instance: i18n, failure: Failure): string {
  const params = Object.fromEntries(
    Object.entries(failure.params ?? {}).map(([name, value]) => [name, shown(value, instance.language)]),
  );
  // The code is only known at run time, so the typed overloads of `t` don't apply.
  const translate = instance.t as unknown as (key: string, options: Record<string, unknown>) => string;
  return translate(failure.code, {
    ...params,
    ns: 'failures',
    keySeparator: false,
    defaultValue: failure.code,
  });
}
