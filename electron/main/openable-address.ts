const openableProtocols = new Set(['https:', 'mailto:']);

/** Whether an address may be handed to the operating system: https with a host and no credentials, or mailto. */
export function isOpenable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (!openableProtocols.has(url.protocol)) return false;
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'mailto:' || url.host !== '';
}
