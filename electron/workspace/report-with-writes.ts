import type { JournalPosition } from '../../shared/journal/entry';
import type { Revision } from '../../shared/journal/revision';
import type { DeviceJournal, JournalsReport } from '../journal/journal-reader';

/** What this device's writer has added since the journals were read. */
export interface OwnWrites {
  readonly device: string;
  readonly position: JournalPosition;
  readonly written: readonly Revision[];
}

const unread = (device: string): DeviceJournal => ({
  device,
  suspect: false,
  findings: [],
  trusted: null,
  entries: 0,
  lastAt: null,
  unverified: [],
  seen: {},
});

/** The report as a new read would give it: our own device's count, last time and position moved on. */
export function reportWithWrites(report: JournalsReport, own: OwnWrites): JournalsReport {
  const { device, position, written } = own;
  const before = report.devices.find((journal) => journal.device === device) ?? unread(device);
  const after: DeviceJournal = {
    ...before,
    trusted: position,
    entries: before.entries + written.length,
    lastAt: written.at(-1)?.at ?? before.lastAt,
  };
  return {
    ...report,
    devices: [...report.devices.filter((journal) => journal.device !== device), after],
    positions: { ...report.positions, [device]: position },
    entries: report.entries + written.length,
  };
}
