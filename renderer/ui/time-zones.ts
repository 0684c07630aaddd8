import type { Option } from './options';

/** The zone's offset at an instant, as people write it: "UTC+01:00". */
function offset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
}

/** Every IANA zone that the system knows, with its offset at `at`; UTC first. */
export function timeZoneOptions(at: Date): readonly Option[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return zones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' '), description: offset(zone, at) }));
}
