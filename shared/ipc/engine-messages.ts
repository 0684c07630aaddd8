import type { Preferences } from '../preferences/preferences';
import type { AppEventName, AppEvents } from './events';

/** What the main process says to the engine. */
export type ToEngine =
  | { readonly kind: 'request'; readonly id: number; readonly name: string; readonly request: unknown }
  | { readonly kind: 'preferences'; readonly preferences: Preferences }
  | { readonly kind: 'activity' }
  /** The window has come to the front: time to look whether a sync tool has brought something. */
  | { readonly kind: 'focus' }
  | { readonly kind: 'keyring-reply'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'stop' };

/** What the engine says to the main process. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly response: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | {
      readonly kind: 'event';
      readonly name: AppEventName;
      readonly payload: AppEvents[AppEventName];
    }
  | {
      readonly kind: 'keyring';
      readonly id: number;
      readonly verb: 'wrap' | 'unwrap';
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'stopped' };
