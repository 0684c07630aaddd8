import { appEventNames } from './events';

/** The two raw channels underneath the contract. */
export const requestChannel = 'imprimatur:request';
export const eventChannel = 'imprimatur:event';

/** Every name that an event may carry. */
export const eventNames: ReadonlySet<string> = new Set(appEventNames);
