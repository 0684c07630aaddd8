/** A value of a failure's parameters: what the sentence shown to the user is filled with. */
export type FailureParam = string | number | boolean | readonly string[];

/**
 * An expected failure, as a value. `code` is `<capability>/<what>` and is also the key of its text in the
 * `failures` namespace of every language; `params` fill that text. Bugs are thrown, failures are returned.
 */
export interface Failure {
  readonly code: string;
  readonly params?: Readonly<Record<string, FailureParam>>;
}

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err = { readonly ok: false; readonly error: Failure };

/** Either a value or the failure that prevented it. */
export type Result<T> = Ok<T> | Err;

/** Wraps a value as a success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a failure code and its parameters as an error. */
export function err(code: string, params?: Failure['params']): Err {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}

/** Closes a union: the compiler proves that `value` can't exist, and a wrong cast at run time is thrown as a bug. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
