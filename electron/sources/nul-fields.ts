/** Longer fields are cut off: no commit message of a person is that long, and memory stays bounded. */
const fieldLimit = 1024 * 1024;

/**
 * Cuts a stream of bytes into fields that each end with a NUL, however the stream is cut into chunks.
 * @returns the function that takes the chunks; each whole field goes to `onField`.
 */
export function nulFields(onField: (field: Buffer) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;

  function keep(bytes: Buffer): void {
    const room = fieldLimit - size;
    if (room > 0) parts.push(bytes.subarray(0, room));
    size += bytes.length;
  }

  return (chunk) => {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0, from);
      if (end === -1) break;
      keep(chunk.subarray(from, end));
      onField(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
      parts = [];
      size = 0;
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  };
}
