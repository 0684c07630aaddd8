/** The record ids of everything that belongs to a release, in one place so that no path is spelled twice. */
export const releaseRecord = (release: string): string => `release/${release}`;
export const sectionRecord = (release: string, key: string): string => `release/${release}/section/${key}`;
export const changeRecord = (release: string, change: string): string =>
  `release/${release}/change/${change}`;
export const unitRecord = (release: string, unit: string, locale: string): string =>
  `release/${release}/unit/${unit}/${locale}`;
export const answerRecord = (release: string, item: string): string => `release/${release}/answer/${item}`;
export const statementRecord = (release: string, statement: string): string =>
  `release/${release}/statement/${statement}`;
export const exportRecord = (release: string, id: string): string => `release/${release}/export/${id}`;
export const receiptRecord = (release: string, id: string): string => `release/${release}/receipt/${id}`;
export const productRecord = (product: string): string => `product/${product}`;
export const templateRecord = (template: string, version: number): string =>
  `template/${template}/${version}`;
export const personRecord = (person: string): string => `person/${person}`;
export const deviceRecord = (device: string): string => `device/${device}`;
export const endpointRecord = (endpoint: string): string => `endpoint/${endpoint}`;
export const signingPolicyRecord = 'policy/signing';
