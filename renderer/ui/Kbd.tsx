import './kbd.css';

const isMac = /^Mac/.test(navigator.platform);

const signs: Readonly<Record<string, string>> = isMac
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' }
  : { Mod: 'Ctrl', Enter: '↵' };

/** The keys of a shortcut as this system writes them: `Mod+K` is ⌘K or Ctrl+K. */
export function keyLabels(keys: string): readonly string[] {
  return keys.split('+').map((key) => signs[key] ?? key);
}

/** A keyboard shortcut. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="ui-kbd" dir="ltr">
      {keyLabels(keys).map((label) => (
        <kbd key={label}>{label}</kbd>
      ))}
    </span>
  );
}
