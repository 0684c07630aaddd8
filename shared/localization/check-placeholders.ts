import { unitTokens, type UnitToken } from './placeholders';
import type { PlaceholderInfo, UnitProblem } from './unit';

type Placeholder = Exclude<UnitToken, { kind: 'text' }>;

/** Placeholders that are missing, too many, in an impossible order or around nothing, and code that was altered. */
export function checkPlaceholders(
  source: string,
  target: string,
  infos: readonly PlaceholderInfo[],
): readonly UnitProblem[] {
  const wanted = placeholders(source);
  const found = placeholders(target);
  const missing = surplus(wanted, found);
  const extra = surplus(found, wanted);
  const problems = [
    ...joinPairs(missing).map((detail) => problem('placeholder-missing', detail)),
    ...joinPairs(extra).map((detail) => problem('placeholder-extra', detail)),
  ];
  // Order means something only once the right placeholders are there.
  if (problems.length > 0) return problems;
  const emptied = infos.filter(({ number }) => isEmptied(number, source, target));
  const code = infos.filter(
    ({ number, kind }) => kind === 'code' && inside(source, number) !== inside(target, number),
  );
  const order = orderProblems(found);
  return [
    ...order,
    ...emptied.map(({ number }) => problem('placeholder-empty', pair(number))),
    ...(order.length > 0 ? [] : code.map(({ number }) => problem('code-changed', inside(source, number)))),
  ];
}

function problem(
  code: UnitProblem['code'],
  detail: string,
  severity: UnitProblem['severity'] = 'error',
): UnitProblem {
  return { code, severity, detail };
}

function placeholders(text: string): readonly Placeholder[] {
  return unitTokens(text).filter((token) => token.kind !== 'text');
}

/** The placeholders of `left` that `right` lacks, one for each time. */
function surplus(left: readonly Placeholder[], right: readonly Placeholder[]): readonly Placeholder[] {
  const rest = right.map(keyOf);
  return left.filter((token) => {
    const at = rest.indexOf(keyOf(token));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** `⟦01⟧` is `⟦1⟧` to the reader, so it is to the check. */
function keyOf({ kind, number }: Placeholder): string {
  return `${kind} ${String(number)}`;
}

/** A pair that is gone as a whole is one finding, not two. */
function joinPairs(tokens: readonly Placeholder[]): readonly string[] {
  const has = (kind: Placeholder['kind'], number: number): boolean =>
    tokens.some((token) => token.kind === kind && token.number === number);
  return tokens.flatMap(({ kind, number, text }) => {
    if (kind === 'open' && has('close', number)) return [pair(number)];
    return kind === 'close' && has('open', number) ? [] : [text];
  });
}

function pair(number: number): string {
  return `⟦${String(number)}⟧…⟦/${String(number)}⟧`;
}

/**
 * A pair that closes before it opens loses its mark: an error. Pairs that cross each other still mark their words,
 * but seldom on purpose: a warning. Pairs side by side may swap places, as languages order words differently.
 */
function orderProblems(found: readonly Placeholder[]): readonly UnitProblem[] {
  const open: number[] = [];
  const problems: UnitProblem[] = [];
  for (const { kind, number, text } of found) {
    if (kind === 'open') open.push(number);
    if (kind !== 'close') continue;
    const at = open.lastIndexOf(number);
    if (at < 0) problems.push(problem('placeholder-order', text));
    else if (at < open.length - 1) problems.push(problem('placeholder-order', text, 'warning'));
    if (at >= 0) open.splice(at, 1);
  }
  return problems;
}

function isEmptied(number: number, source: string, target: string): boolean {
  return inside(source, number).trim() !== '' && inside(target, number).trim() === '';
}

/** The words between a pair, without other placeholders. */
function inside(text: string, number: number): string {
  const tokens = unitTokens(text);
  const start = tokens.findIndex((token) => token.kind === 'open' && token.number === number);
  const end = tokens.findIndex((token) => token.kind === 'close' && token.number === number);
  if (start < 0 || end < start) return '';
  return tokens
    .slice(start, end)
    .map((token) => (token.kind === 'text' ? token.text : ''))
    .join('');
}
