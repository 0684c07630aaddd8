const words =
  'closing a month takes one step and every posting stays traceable for auditors from the entry to the report it rests on'.split(
    ' ',
  );

/** A note of 10,000 words in 200 paragraphs, the same wherever it is used. */
export function longNote(): readonly string[] {
  return Array.from({ length: 200 }, (_, paragraph) =>
    Array.from({ length: 50 }, (__, index) => words[(paragraph * 7 + index) % words.length] ?? '').join(' '),
  );
}
