/** Joins class names and leaves out what is absent: `classNames('ui-button', isSmall && 'ui-button--small')`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name): name is string => typeof name === 'string' && name !== '').join(' ');
}
