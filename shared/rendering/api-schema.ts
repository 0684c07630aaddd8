/** Where the schema lies on the published site. */
export const apiSchemaPath = 'api/v1/release.schema.json';

const text = { type: 'string' } as const;
const line = { type: 'string', minLength: 1 } as const;
const path = { type: 'string', pattern: '^/[^/]+/[^/]+/[^/]+/(administrator/)?$' } as const;
const locale = { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' } as const;

/** An object that has all of `properties` except the optional ones, and may grow: readers ignore what they don't know. */
function object(
  properties: Readonly<Record<string, unknown>>,
  optional: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  return {
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

/**
 * The JSON Schema (2020-12) of the machine-readable releases (duty 2.5). It is published beside them. Version 1 only
 * ever gains optional members; anything else is a `v2` beside it.
 */
export const apiSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `/${apiSchemaPath}`,
  title: 'Release',
  description: 'One release of one product, in one language, for one audience.',
  ...object(
    {
      $schema: text,
      format: { const: 1 },
      product: object({ slug: line, name: line }),
      version: line,
      kind: { enum: ['planned', 'hotfix', 'backfill', 'rollback'] },
      title: text,
      locale,
      direction: { enum: ['ltr', 'rtl'] },
      audience: { enum: ['administrator', 'end-user'] },
      url: { ...path, description: 'The permanent page of this release, below the root of the site.' },
      deployment: {
        type: 'array',
        items: object(
          {
            region: line,
            start: { type: 'string', format: 'date-time' },
            end: { type: 'string', format: 'date-time' },
            timeZone: { ...line, description: 'IANA name of the zone in which the window is announced.' },
          },
          ['end'],
        ),
      },
      changes: {
        type: 'array',
        items: object(
          {
            id: line,
            type: { enum: ['added', 'changed', 'fixed', 'deprecated', 'removed'] },
            typeLabel: { ...line, description: 'The type in words of the language.' },
            security: { type: 'boolean' },
            breaking: { type: 'boolean' },
            summary: text,
            module: { ...text, description: 'Empty when the change belongs to no module.' },
            references: { type: 'array', items: text },
            actionBy: { type: 'string', format: 'date', description: 'The day by which customers must act.' },
          },
          ['actionBy'],
        ),
      },
      sections: {
        type: 'array',
        items: object({ key: line, label: text, html: text, text }),
      },
      translations: { type: 'array', items: object({ locale, url: path }) },
      complete: {
        type: 'boolean',
        description: 'False when a text still stands in the source language.',
      },
    },
    ['$schema'],
  ),
} as const;

/** The schema as it is published. */
export function apiSchemaText(): string {
  return `${JSON.stringify(apiSchema, undefined, 2)}\n`;
}
