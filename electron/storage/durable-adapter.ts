import type { Adapter } from 'lowdb';
import * as z from 'zod';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { err, ok, type Failure, type Result } from '../../shared/result';
import {
  backupPath,
  keepBackup,
  readIfPresent,
  removeLeftovers,
  replaceFile,
  setAside,
} from './durable-file';
import type { DurableJsonOptions, RecoveryNotice } from './durable-json';

/** What stands in the file: the data, and the version of its schema. */
const envelopeSchema = z.strictObject({ schemaVersion: z.int().min(1), data: z.unknown() });

/**
 * A lowdb adapter for one JSON file that survives crashes and bad contents. lowdb's own writer (steno) neither
 * fsyncs nor validates, and users lost files to it after power cuts (lowdb #139, #352, #549).
 *
 * `read` gives null when there is no file yet. A file that is no JSON or does not fit the schema is set aside and the
 * newest good backup takes its place (`recovered` says so); one of a newer schema makes the adapter read-only.
 */
export class DurableAdapter<T> implements Adapter<T> {
  readOnly: Failure | null = null;
  recovered: RecoveryNotice | null = null;
  readonly #options: DurableJsonOptions<T>;
  #hasGoodFile = false;

  constructor(options: DurableJsonOptions<T>) {
    this.#options = options;
  }

  /** Reads, validates, migrates; see the class. Throws what the file system throws (permission, I/O). */
  async read(): Promise<T | null> {
    const { path, clock = () => new Date() } = this.#options;
    await removeLeftovers(path, clock());
    const text = await readIfPresent(path);
    if (text === null) return null;
    const parsed = this.#parse(text);
    if (parsed.ok) {
      this.#hasGoodFile = true;
      return parsed.value;
    }
    if (parsed.error.code === 'storage/newer-schema') {
      this.readOnly = parsed.error;
      return null;
    }
    return this.#recover(clock());
  }

  /** Replaces the file; the version before becomes the newest backup. Throws what the file system throws. */
  async write(data: T): Promise<void> {
    if (this.readOnly) throw new Error('A file of a newer schema is never written');
    const { path, backups = 3 } = this.#options;
    if (this.#hasGoodFile) await keepBackup(path, backups);
    await replaceFile(path, this.#textOf(data));
    this.#hasGoodFile = true;
  }

  async #recover(now: Date): Promise<T> {
    const { path, defaults } = this.#options;
    const backup = await this.#newestGoodBackup();
    const data = backup === null ? defaults : backup.data;
    const movedTo = await setAside(path, now);
    await replaceFile(path, this.#textOf(data));
    this.#hasGoodFile = true;
    this.recovered = { movedTo, from: backup === null ? 'defaults' : 'backup' };
    return data;
  }

  async #newestGoodBackup(): Promise<{ readonly data: T } | null> {
    const { path, backups = 3 } = this.#options;
    for (let number = 1; number <= backups; number += 1) {
      const text = await readIfPresent(backupPath(path, number));
      const parsed = text === null ? null : this.#parse(text);
      if (parsed?.ok) return { data: parsed.value };
    }
    return null;
  }

  #parse(text: string): Result<T> {
    const { path, schema, schemaVersion, migrations = {} } = this.#options;
    const json = parseStrictJson(text);
    const envelope = json.ok ? envelopeSchema.safeParse(json.value) : null;
    if (!envelope?.success) return err('storage/invalid', { path });
    const { schemaVersion: found } = envelope.data;
    if (found > schemaVersion) return err('storage/newer-schema', { path, found, known: schemaVersion });
    let data: unknown = envelope.data.data;
    for (let version = found; version < schemaVersion; version += 1) {
      const migrate = migrations[version];
      if (!migrate) return err('storage/invalid', { path });
      data = migrate(data);
    }
    const checked = schema.safeParse(data);
    return checked.success ? ok(checked.data) : err('storage/invalid', { path });
  }

  #textOf(data: T): string {
    return `${JSON.stringify({ schemaVersion: this.#options.schemaVersion, data }, null, 2)}\n`;
  }
}
