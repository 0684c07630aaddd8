import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { soloPolicy, teamPolicy, type SigningPolicy } from '../../shared/approval/signing-policy';
import { personRoles, type Device, type Person } from '../../shared/identity/person';
import type { JsonValue } from '../../shared/journal/canonical-json';
import type { NewRevision } from '../../shared/journal/revision';
import {
  deviceRecord,
  personRecord,
  signingPolicyRecord,
  templateRecord,
} from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import { defaultTemplates } from '../../shared/template/default-templates';
import type { WorkspaceFacts } from '../../shared/workspace/workspace-file';
import { workspaceFormat } from '../../shared/workspace/workspace-file';
import { openWorkspace, type OpenWorkspace, type WorkspacePorts } from './open-workspace';
import type { RecentWorkspaces } from './recent-workspaces';
import { createWorkspaceFolder, signWorkspaceFile } from './workspace-folder';

/** Somebody who makes a workspace: the unlocked identity, with what the membership records say about it. */
export interface Founder {
  readonly device: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly publicKey: string;
}

const body = (value: unknown): JsonValue => value as JsonValue;
const firstOf = (record: string, value: unknown): NewRevision => ({ record, parents: [], body: body(value) });

/** The first entries of a workspace: its owner, their device, who must sign, and the templates. */
export function foundingRevisions(founder: Founder, policy: SigningPolicy): readonly NewRevision[] {
  const person: Person = {
    name: founder.name,
    email: founder.email,
    roles: [...personRoles],
    locales: [],
  };
  const device: Device = {
    person: founder.person,
    alg: 'Ed25519',
    publicKey: founder.publicKey,
    label: founder.name,
  };
  return [
    firstOf(personRecord(founder.person), person),
    firstOf(deviceRecord(founder.device), device),
    firstOf(signingPolicyRecord, policy),
    ...defaultTemplates.map(({ id, version, template }) => firstOf(templateRecord(id, version), template)),
  ];
}

/** Makes a workspace folder and its first entries, and opens it. */
export async function createWorkspace(
  parent: string,
  name: string,
  policy: 'solo' | 'team',
  founder: Founder,
  ports: WorkspacePorts,
): Promise<Result<OpenWorkspace>> {
  const facts: WorkspaceFacts = {
    format: workspaceFormat,
    id: randomUUID(),
    name,
    createdAt: ports.clock().toISOString(),
    root: { person: founder.person, device: founder.device, alg: 'Ed25519', publicKey: founder.publicKey },
  };
  const signed = signWorkspaceFile(facts, ports.session.sign);
  if (!signed.ok) return signed;
  const folder = await createWorkspaceFolder(parent, signed.value);
  if (!folder.ok) return folder;
  return openWorkspace(
    folder.value,
    ports,
    foundingRevisions(founder, policy === 'solo' ? soloPolicy : teamPolicy),
  );
}

/** The one workspace that is open at a time. */
export interface WorkspaceService {
  readonly current: () => OpenWorkspace | undefined;
  /** The open workspace, or `workspace/none-open`. */
  readonly demand: () => Result<OpenWorkspace>;
  readonly open: (folder: string) => Promise<Result<OpenWorkspace>>;
  readonly create: (parent: string, name: string, policy: 'solo' | 'team') => Promise<Result<OpenWorkspace>>;
  readonly close: () => Promise<void>;
}

/** What the service needs beyond the ports of a workspace. */
export interface WorkspaceServiceParts {
  readonly ports: WorkspacePorts;
  readonly recent: RecentWorkspaces;
  readonly founder: () => Founder | undefined;
  /** Runs before a workspace is closed, while it can still be written: drafts go to the journal here. */
  readonly beforeClose: () => Promise<void>;
  /** Runs after another workspace, or none, has become the open one. */
  readonly onSwitch: (workspace: OpenWorkspace | undefined) => Promise<void>;
}

/** Opens and closes workspaces, one at a time. */
export function createWorkspaceService(parts: WorkspaceServiceParts): WorkspaceService {
  let current: OpenWorkspace | undefined;

  async function close(): Promise<void> {
    const closing = current;
    if (closing === undefined) return;
    await parts.beforeClose();
    current = undefined;
    await closing.close();
  }

  async function adopt(opened: Result<OpenWorkspace>): Promise<Result<OpenWorkspace>> {
    if (!opened.ok) return opened;
    current = opened.value;
    const { facts } = opened.value;
    await parts.recent.remember({
      id: facts.id,
      name: facts.name,
      path: opened.value.path,
      openedAt: parts.ports.clock().toISOString(),
    });
    await parts.onSwitch(current);
    return opened;
  }

  return {
    current: () => current,
    demand: () => (current === undefined ? err('workspace/none-open') : ok(current)),
    open: async (folder) => {
      const resolved = path.resolve(folder);
      if (current?.path === resolved) return ok(current);
      await close();
      return adopt(await openWorkspace(resolved, parts.ports));
    },
    create: async (parent, name, policy) => {
      const founder = parts.founder();
      if (founder === undefined) return err('identity/locked');
      await close();
      return adopt(await createWorkspace(parent, name, policy, founder, parts.ports));
    },
    close: async () => {
      await close();
      await parts.onSwitch(undefined);
    },
  };
}
