import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import type { PlaceholderInfo } from '../../../shared/localization/unit';

const tag = /(⟦\/?\d+\/?⟧)/;
const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0]);

/** What a placeholder stands for, for people: a link's address or the name of the mark. */
function useMeaning(placeholders: readonly PlaceholderInfo[]): (text: string) => string | undefined {
  const { t } = useTranslation('localization');
  return (text) => {
    const info = placeholders.find(({ number }) => number === numberIn(text));
    if (info === undefined) return undefined;
    if (info.href !== undefined) return info.href;
    switch (info.kind) {
      case 'bold':
      case 'italic':
      case 'strike':
      case 'code':
      case 'hardBreak':
        return t(`placeholder.${info.kind}`);
      default:
        return info.kind;
    }
  };
}

/**
 * Text with its placeholders as chips: they stand for marks and must survive, so they must not be taken for words.
 * With `onInsert`, a press on a chip puts it into the target.
 */
export function TaggedText({
  text,
  placeholders,
  onInsert,
}: {
  readonly text: string;
  readonly placeholders: readonly PlaceholderInfo[];
  readonly onInsert?: ((tag: string) => void) | undefined;
}) {
  const { t } = useTranslation('localization');
  const meaning = useMeaning(placeholders);
  return text.split(tag).map((part, index) => {
    if (!tag.test(part)) return part;
    const name = part.slice(1, -1);
    if (onInsert === undefined) {
      return (
        <span key={index} className="translate-tag" dir="ltr" title={meaning(part)}>
          {name}
        </span>
      );
    }
    return (
      // Not a tab stop: from the keyboard, Ctrl+T inserts the one that is due.
      <Button
        key={index}
        className="translate-tag translate-tag--button"
        aria-label={t('insertTag', { tag: name })}
        excludeFromTabOrder
        onPress={() => onInsert(part)}
      >
        <span dir="ltr" title={meaning(part)}>
          {name}
        </span>
      </Button>
    );
  });
}
