import type { DeploymentWindow } from '../../../shared/release/release';

/** A window begins tomorrow at two in the morning, in the zone of whoever adds it. */
export function newWindow(now: Date, timeZone: string): DeploymentWindow {
  const start = new Date(now);
  start.setDate(start.getDate() + 1);
  start.setHours(2, 0, 0, 0);
  return { region: '', start: start.toISOString().replace('.000Z', 'Z'), timeZone };
}

/** Whether a window can be saved. Without a region nobody would know for whom it is. */
export function isComplete({ region }: DeploymentWindow): boolean {
  return region.trim() !== '';
}

/** Whether a window ends when it has not begun yet. */
export function endsTooEarly({ start, end }: DeploymentWindow): boolean {
  return end !== undefined && Date.parse(end) <= Date.parse(start);
}

/** How much longer the window is than a start that is moved: the end moves with it. */
export function withStart(window: DeploymentWindow, start: string): DeploymentWindow {
  if (window.end === undefined) return { ...window, start };
  const moved = Date.parse(window.end) + Date.parse(start) - Date.parse(window.start);
  return { ...window, start, end: new Date(moved).toISOString().replace('.000Z', 'Z') };
}

/** The window without an end, or with another one. */
export function withEnd({ end: _before, ...window }: DeploymentWindow, end: string | null): DeploymentWindow {
  return end === null ? window : { ...window, end };
}
