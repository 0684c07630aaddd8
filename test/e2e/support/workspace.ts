import type { Page } from '@playwright/test';
import type { ChannelName, Request } from '../../../shared/ipc/contract';
import type { RunningApp } from './launch';

/** The passphrase of every identity that tests make. */
export const passphrase = 'correct horse battery staple';

/** Asks as the page itself would; a refusal fails the test. Returns the value inside the channel's result. */
export function ask<Name extends ChannelName>(
  page: Page,
  name: Name,
  payload: Request<Name>,
): Promise<unknown> {
  return page.evaluate(
    async ({ channel, sent }) => {
      const reply = await window.imprimatur.request(channel, sent as never);
      if (!reply.answered) throw new Error(`${channel}: ${JSON.stringify(reply.error)}`);
      const response: unknown = reply.response;
      if (typeof response !== 'object' || response === null || !('ok' in response)) return response;
      const result = response as { ok: boolean; value?: unknown; error?: unknown };
      if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    { channel: name, sent: payload },
  );
}

/** Makes an identity, unlocked, and a workspace of it in `folder`, for tests that are about something else. */
export async function createWorkspace(app: RunningApp, folder: string, name = 'Northwind'): Promise<void> {
  const { page, desktop } = app;
  await ask(page, 'identity.create', { name: 'Ada Verne', email: 'ada@example.org', passphrase });
  await desktop.chooseToOpen(folder);
  const { grant } = (await ask(page, 'dialog.choose', { purpose: 'workspace-parent' })) as { grant: string };
  await ask(page, 'workspace.create', { grant, name, policy: 'solo' });
  await page.getByRole('navigation').first().waitFor();
}
