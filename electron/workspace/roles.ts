import type { PersonRole } from '../../shared/identity/person';
import { err, ok, type Result } from '../../shared/result';
import type { OpenWorkspace } from './open-workspace';
import type { SessionPort } from './session-port';

/** Whether the person at work holds a role here; `workspace/role-missing` names the role otherwise. */
export function demandRole(workspace: OpenWorkspace, session: SessionPort, role: PersonRole): Result<null> {
  const person = session.current()?.person;
  const roles = person === undefined ? [] : workspace.membership().rolesOf(person);
  return roles.includes(role) ? ok(null) : err('workspace/role-missing', { role });
}
