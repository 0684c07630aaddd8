import type { engineHandlers } from '../engine/engine-handlers';

/** The engine's handlers: what the window calls, and the sample too. */
export type EngineHandlers = ReturnType<typeof engineHandlers>;
