import type { Device, Person } from '../../shared/identity/person';
import type { Handlers } from '../../shared/ipc/channel';
import type { JsonValue } from '../../shared/journal/canonical-json';
import type { NewRevision } from '../../shared/journal/revision';
import { deviceRecord, personRecord, productRecord } from '../../shared/release/record-ids';
import { personSchema } from '../../shared/identity/person';
import { err, ok, type Result } from '../../shared/result';
import type { workspaceChannels } from '../../shared/workspace/channels';
import type { WorkspaceView } from '../../shared/workspace/view';
import type { IdentityStore } from '../identity/identity-store';
import type { OpenWorkspace } from './open-workspace';
import type { RecentWorkspaces } from './recent-workspaces';
import { readRecord } from './record-store';
import { demandRole } from './roles';
import type { SessionPort } from './session-port';
import type { WorkspaceService } from './workspace-service';
import { conflictViews, journalReport, peopleViews, productViews, workspaceView } from './workspace-view';

/** What the workspace's channels work with. */
export interface WorkspaceHandlerServices {
  readonly workspaces: WorkspaceService;
  readonly session: SessionPort;
  readonly identities: IdentityStore;
  readonly recent: RecentWorkspaces;
}

const asBody = (value: Person | Device | object): JsonValue => value as unknown as JsonValue;

async function write(workspace: OpenWorkspace, revisions: readonly NewRevision[]): Promise<Result<null>> {
  const written = await workspace.append(revisions);
  return written.ok ? ok(null) : written;
}

/** Ends a conflict: the chosen head's value again, as a revision that names all heads as its parents. */
async function resolveConflict(
  workspace: OpenWorkspace,
  record: string,
  choose: string,
): Promise<Result<null>> {
  const heads = workspace.records.heads(record);
  const chosen = heads.find((head) => head.id === choose);
  if (chosen === undefined || heads.length < 2) return err('workspace/no-such-conflict', { record });
  return write(workspace, [{ record, parents: heads.map((head) => head.id), body: chosen.body }]);
}

async function addPerson(
  services: WorkspaceHandlerServices,
  workspace: OpenWorkspace,
  request: { readonly device: string; readonly roles: Person['roles']; readonly locales: string[] },
): Promise<Result<null>> {
  const identity = await services.identities.get(request.device);
  if (!identity.ok) return identity;
  const { person, name, email, publicKey, device } = identity.value;
  if (workspace.membership().devices.has(device)) return err('people/already-member', { name });
  const facts: Person = { name, email, roles: request.roles, locales: request.locales };
  const parents = workspace.records.heads(personRecord(person)).map((head) => head.id);
  return write(workspace, [
    { record: personRecord(person), parents, body: asBody(facts) },
    {
      record: deviceRecord(device),
      parents: workspace.records.heads(deviceRecord(device)).map((head) => head.id),
      body: asBody({ person, alg: 'Ed25519', publicKey, label: name } satisfies Device),
    },
  ]);
}

async function setRoles(
  workspace: OpenWorkspace,
  person: string,
  roles: Person['roles'],
  locales: string[],
): Promise<Result<null>> {
  const record = personRecord(person);
  const known = readRecord(workspace.records, record, personSchema);
  if (known.value === undefined) return err('people/unknown', { person });
  if (person === workspace.facts.root.person && !roles.includes('owner'))
    return err('people/root-stays-owner');
  return write(workspace, [
    { record, parents: known.parents, body: asBody({ ...known.value, roles, locales }) },
  ]);
}

/** Answers the channels of the workspace as a whole. */
export function workspaceHandlers(services: WorkspaceHandlerServices): Handlers<typeof workspaceChannels> {
  const { workspaces, session, recent } = services;
  const view = (opened: Result<OpenWorkspace>): Result<WorkspaceView> =>
    opened.ok ? ok(workspaceView(opened.value, session)) : opened;

  /** Runs `work` on the open workspace, if the person at work holds the role. */
  async function asOwner(work: (workspace: OpenWorkspace) => Promise<Result<null>>): Promise<Result<null>> {
    const workspace = workspaces.demand();
    if (!workspace.ok) return workspace;
    const allowed = demandRole(workspace.value, session, 'owner');
    return allowed.ok ? work(workspace.value) : allowed;
  }

  return {
    'workspace.recent': () => recent.list(),
    'workspace.forget': async ({ id }) => {
      await recent.forget(id);
      return ok(null);
    },
    'workspace.create': async ({ path, name, policy }) => view(await workspaces.create(path, name, policy)),
    'workspace.open': async ({ path }) => view(await workspaces.open(path)),
    'workspace.openRecent': async ({ id }) => {
      const path = recent.pathOf(id);
      return path === undefined
        ? err('workspace/folder-missing', { path: '' })
        : view(await workspaces.open(path));
    },
    'workspace.close': async () => {
      await workspaces.close();
      return ok(null);
    },
    'workspace.current': async () => {
      const workspace = workspaces.current();
      return workspace === undefined ? null : workspaceView(workspace, session);
    },
    'workspace.report': async () => {
      const workspace = workspaces.demand();
      return workspace.ok ? ok(journalReport(workspace.value)) : workspace;
    },
    'workspace.conflicts': async () => {
      const workspace = workspaces.demand();
      return workspace.ok ? ok(conflictViews(workspace.value)) : workspace;
    },
    'workspace.resolveConflict': async ({ record, choose }) => {
      const workspace = workspaces.demand();
      return workspace.ok ? resolveConflict(workspace.value, record, choose) : workspace;
    },
    'people.list': async () => {
      const workspace = workspaces.demand();
      if (!workspace.ok) return workspace;
      const { identities } = await services.identities.list();
      return ok(peopleViews(workspace.value, new Set(identities.map(({ device }) => device))));
    },
    'people.add': (request) => asOwner((workspace) => addPerson(services, workspace, request)),
    'people.setRoles': ({ person, roles, locales }) =>
      asOwner((workspace) => setRoles(workspace, person, roles, locales)),
    'product.list': async () => {
      const workspace = workspaces.demand();
      return workspace.ok ? ok(productViews(workspace.value)) : workspace;
    },
    'product.save': async ({ slug, product, parents }) => {
      const workspace = workspaces.demand();
      if (!workspace.ok) return workspace;
      return write(workspace.value, [{ record: productRecord(slug), parents, body: asBody(product) }]);
    },
  };
}
