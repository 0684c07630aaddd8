/** Looks up a text of the main process (menus, dialogs) in the interface language. */
export type Translate = (key: string) => string;
