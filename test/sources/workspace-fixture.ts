import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { deviceIdOf } from '../../electron/identity/device-id';
import { createSigner, generateKeyPair } from '../../electron/identity/ed25519';
import { nodeFs } from '../../electron/journal/node-fs';
import { createRelease } from '../../electron/release/create-release';
import type { OpenWorkspace } from '../../electron/workspace/open-workspace';
import { createWorkspace } from '../../electron/workspace/workspace-service';
import { ok, type Result } from '../../shared/result';
import { temporaryFolder } from './git-fixture';

/** What a result holds; a failure fails the test with its code and parameters. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A real workspace with one release in it, closed and removed after the test. */
export async function workspaceWithRelease(): Promise<{ workspace: OpenWorkspace; release: string }> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'shared'));
  const { seed, publicKey } = generateKeyPair((size) => new Uint8Array(randomBytes(size)));
  const signer = createSigner(seed);
  const device = deviceIdOf(publicKey);
  const person = { device, person: 'ada', name: 'Ada', email: 'ada@example.com', publicKey };
  const workspace = valueOf(
    await createWorkspace(path.join(folder, 'shared'), 'Test', 'solo', person, {
      userData: path.join(folder, 'user-data'),
      session: {
        current: () => ({ ...person, locked: false }),
        sign: (bytes) => ok(signer.sign(bytes)),
      },
      fs: nodeFs,
      clock: () => new Date(),
      onChange: () => undefined,
    }),
  );
  onTestFinished(() => workspace.close());
  const request = {
    product: 'app',
    kind: 'planned' as const,
    title: 'Test',
    version: '1.1.0',
    sourceLocale: 'en',
    targetLocales: [],
  };
  const { release } = valueOf(await createRelease(workspace, request, () => 'test'));
  return { workspace, release };
}
