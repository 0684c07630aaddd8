/**
 * Loaded into a child process before everything else (`node --import`). Counts every file operation, every HTTP request
 * and every HTTP answer, and kills the process with SIGKILL just before the `KILL_AT`-th; a write that is killed has
 * written half of its bytes. Says on the way out how many there were.
 */
import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const killAt = Number(process.env['KILL_AT'] ?? 0);
let points = 0;

/** @param {() => void} [halfway] what is still done before the end */
function point(halfway) {
  points += 1;
  if (points !== killAt) return;
  halfway?.();
  process.kill(process.pid, 'SIGKILL');
}

/**
 * @param {Record<string, any>} target
 * @param {readonly string[]} names
 */
function watch(target, names) {
  for (const name of names) {
    const original = target[name];
    target[name] = function watched(/** @type {any[]} */ ...args) {
      point(() => writeHalf(name, this, args));
      return original.apply(this, args);
    };
  }
}

/**
 * @param {string} name
 * @param {any} handle
 * @param {any[]} args
 */
function writeHalf(name, handle, args) {
  const isHandle = typeof handle?.fd === 'number';
  if (name !== 'write' && !(name === 'writeFile' && isHandle)) return;
  const [fd, data] = isHandle ? [handle.fd, args[0]] : [args[0], args[1]];
  const bytes = Buffer.from(data);
  fs.writeSync(fd, bytes, 0, Math.floor(bytes.length / 2));
}

const probe = await fs.promises.open(import.meta.filename, 'r');
const handles = Object.getPrototypeOf(probe);
await probe.close();
watch(handles, ['write', 'writeFile', 'sync']);
watch(fs.promises, ['open', 'rename', 'rm', 'unlink', 'mkdir', 'link', 'copyFile', 'writeFile']);
watch(fs, ['open', 'write', 'fsync', 'rename', 'unlink', 'link', 'writeFile']);
watch(http.ClientRequest.prototype, ['end']);
const { emit } = http.ClientRequest.prototype;
http.ClientRequest.prototype.emit = function watched(event, ...args) {
  if (event === 'response') point();
  return emit.call(this, event, ...args);
};
syncBuiltinESMExports();

process.on('exit', () => fs.writeSync(1, `points ${points}\n`));
