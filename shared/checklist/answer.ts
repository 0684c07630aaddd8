import * as z from 'zod';

export const answerValues = ['yes', 'no', 'not-applicable'] as const;
export const answerValueSchema = z.enum(answerValues);
export type AnswerValue = z.infer<typeof answerValueSchema>;

/** An answer to a checklist item: record `release/<id>/answer/<itemKey>`. */
export const answerSchema = z.strictObject({
  value: answerValueSchema,
  evidence: z.string().max(4000),
});
export type Answer = z.infer<typeof answerSchema>;
