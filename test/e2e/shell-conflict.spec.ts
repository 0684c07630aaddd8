import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { ReleaseView } from '../../shared/release/view';
import { expect, test, type RunningApp } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';

interface Identity {
  readonly name: string;
  readonly device: string;
}

async function deviceOf({ page }: RunningApp, name: string): Promise<string> {
  const identities = (await ask(page, 'identity.list', {})) as readonly Identity[];
  const found = identities.find((identity) => identity.name === name);
  if (found === undefined) throw new Error(`no identity of ${name}`);
  return found.device;
}

/** Gives the release another title, as the person whose key is named. */
async function retitle(app: RunningApp, name: string, release: string, title: string): Promise<void> {
  const { page } = app;
  await ask(page, 'identity.unlock', { device: await deviceOf(app, name), passphrase });
  const { header } = (await ask(page, 'release.get', { release })) as ReleaseView;
  const { value, parents } = header;
  await ask(page, 'release.saveHeader', { release, header: { ...value, title }, parents: [...parents] });
}

test('two people’s words for the same place stand side by side until somebody decides (design 3)', async ({
  app,
  page,
  folder,
  launch,
}) => {
  const mine = path.join(folder, 'Northwind.imprimatur');
  const theirs = path.join(folder, 'elsewhere', 'Northwind.imprimatur');
  await createWorkspace(app, folder);
  await ask(page, 'product.save', {
    slug: 'tide-gate',
    product: { name: 'Tide Gate', description: '' },
    parents: [],
  });
  const { release } = (await ask(page, 'release.create', {
    product: 'tide-gate',
    kind: 'planned',
    title: 'Draft',
    version: '2026.11',
    sourceLocale: 'en',
    targetLocales: [],
  })) as { release: string };
  await ask(page, 'identity.create', { name: 'Ben Okafor', email: 'ben@example.org', passphrase });
  const ben = await deviceOf(app, 'Ben Okafor');
  await ask(page, 'identity.unlock', { device: await deviceOf(app, 'Ada Verne'), passphrase });
  await ask(page, 'people.add', { device: ben, roles: ['owner', 'writer'], locales: [] });
  await app.close();

  // Ben's machine: a copy of everything, on which he goes on by himself.
  await cp(mine, theirs, { recursive: true });
  await cp(app.userData, path.join(folder, 'profile-of-ben'), { recursive: true });
  const bens = await launch({ userData: path.join(folder, 'profile-of-ben'), workspace: theirs });
  await retitle(bens, 'Ben Okafor', release, 'Storm season');
  await bens.close();

  const adas = await launch({ workspace: mine });
  await retitle(adas, 'Ada Verne', release, 'Winter readiness');
  await adas.close();
  await cp(path.join(theirs, 'journal', ben), path.join(mine, 'journal', ben), { recursive: true });

  const merged = await launch({ workspace: mine });
  await expect(merged.page.getByText('Two people have written different things in one place')).toBeVisible();
  await ask(merged.page, 'identity.unlock', { device: await deviceOf(merged, 'Ada Verne'), passphrase });
  await merged.page.getByRole('button', { name: 'Look at it' }).click();
  await merged.page.getByRole('tab', { name: /Conflicts/ }).click();
  const conflict = merged.page.getByRole('region', { name: /Tide Gate 2026.11/ });
  await expect(conflict).toContainText(`release/${release}`);
  await expect(conflict.getByRole('listitem').filter({ hasText: 'Ada Verne' })).toContainText(
    'Winter readiness',
  );
  const storm = conflict.getByRole('listitem').filter({ hasText: 'Ben Okafor' });
  await expect(storm).toContainText('Storm season');

  await storm.getByRole('button', { name: 'Keep this version' }).click();
  await expect(merged.page.getByRole('heading', { name: 'No conflicts' })).toBeVisible();
  const decided = (await ask(merged.page, 'release.get', { release })) as ReleaseView;
  expect(decided.header).toMatchObject({ value: { title: 'Storm season' }, inConflict: false });
});
