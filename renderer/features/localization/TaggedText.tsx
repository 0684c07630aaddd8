const tag = /(⟦\/?\d+\/?⟧)/;

/** Text with its placeholders as chips: they stand for marks and must survive, so they must not be taken for words. */
export function TaggedText({ text }: { readonly text: string }) {
  return text.split(tag).map((part, index) =>
    tag.test(part) ? (
      <span key={index} className="translate-tag" dir="ltr">
        {part.slice(1, -1)}
      </span>
    ) : (
      part
    ),
  );
}
