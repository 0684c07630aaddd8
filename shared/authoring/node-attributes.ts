import { headingLevels, maxTableSpan } from './content-rules';
import type { DocumentMark, DocumentNode } from './document';
import { isAllowedLink } from './link-address';

type Check = (value: unknown) => boolean;

const isWhole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const span = isWhole(1, maxTableSpan);
const cell: Readonly<Record<string, Check>> = { colspan: span, rowspan: span };

/** The attributes of each kind of block besides `id`, with what they may be. Null means: not set. */
const attributes: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  heading: { level: (value) => headingLevels.some((level) => level === value) },
  orderedList: { start: isWhole(0, 1_000_000) },
  codeBlock: { language: (value) => typeof value === 'string' && /^[0-9A-Za-z+#.-]{1,40}$/.test(value) },
  tableHeader: cell,
  tableCell: cell,
};

/** The name of the first attribute of a block that it can't have, or that it lacks; undefined if all is well. */
export function badAttribute({ type, attrs = {} }: DocumentNode): string | undefined {
  if (type === 'heading' && (attrs['level'] ?? null) === null) return 'level';
  const checks = Object.hasOwn(attributes, type) ? attributes[type] : undefined;
  return Object.entries(attrs).find(([name, value]) => {
    if (name === 'id' || value === null) return false;
    const check = checks !== undefined && Object.hasOwn(checks, name) ? checks[name] : undefined;
    return check?.(value) !== true;
  })?.[0];
}

/** The address of a link that may not lead there; undefined for a good link and for any other mark. */
export function badLink({ type, attrs }: DocumentMark): string | undefined {
  if (type !== 'link') return undefined;
  const href = attrs?.['href'];
  if (typeof href !== 'string') return '';
  return isAllowedLink(href) ? undefined : href;
}
