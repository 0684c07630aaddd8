/** One choice of a select, a combo box or a group: `id` is the value, `label` what people read. */
export interface Option<T extends string = string> {
  readonly id: T;
  readonly label: string;
  readonly description?: string | undefined;
}
