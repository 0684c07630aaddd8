import { InputRule, type AnyExtension, type Editor } from '@tiptap/core';
import type { BlockKind } from '../../../../shared/template/template';
import { stateAllows } from './allowed-blocks';

type Shortcuts = Readonly<Record<string, (props: { editor: Editor }) => boolean>>;
interface Parent<T> {
  readonly parent?: (() => T) | null | undefined;
  readonly editor: Editor;
}

/** The same rule, which leaves alone what is typed where its kind of block is not allowed: "- " stays "- ". */
function limitedRule(rule: InputRule, kind: BlockKind): InputRule {
  return new InputRule({
    find: rule.find,
    undoable: rule.undoable,
    handler: (props) => (stateAllows(props.state, kind) ? rule.handler(props) : null),
  });
}

/** An extension for a kind of block whose typed rules and shortcuts work only in sections that allow the kind. */
export function limitedToSections(extension: AnyExtension, kind: BlockKind): AnyExtension {
  return extension.extend({
    addInputRules(this: Parent<InputRule[]>) {
      return (this.parent?.() ?? []).map((rule) => limitedRule(rule, kind));
    },
    addKeyboardShortcuts(this: Parent<Shortcuts>) {
      return Object.fromEntries(
        Object.entries(this.parent?.() ?? {}).map(([keys, run]) => [
          keys,
          (props: { editor: Editor }) => stateAllows(props.editor.state, kind) && run(props),
        ]),
      );
    },
  });
}
