import type { engineHandlers } from '../engine/engine-handlers';
import { must } from './sample-failure';
import { manager, samplePassphrase, samplePeople, type SamplePerson } from './sample-people';

/** The engine's handlers: what the window calls, and the sample too. */
export type EngineHandlers = ReturnType<typeof engineHandlers>;

/** The four people of the sample, and how one of them sits down at the machine. */
export interface Cast {
  readonly call: EngineHandlers;
  readonly become: (person: SamplePerson) => Promise<void>;
}

/** Makes the people's keys and their workspace below `parent`, and gives everybody their roles. */
export async function gatherCast(call: EngineHandlers, parent: string, workspace: string): Promise<Cast> {
  const devices = new Map<SamplePerson, string>();
  // The manager comes last, so that she is the one at work when the workspace is made.
  const others = samplePeople.filter((person) => person !== manager);
  for (const person of [...others, manager]) {
    const { name, email } = person;
    const made = must(await call['identity.create']({ name, email, passphrase: samplePassphrase }));
    devices.set(person, made.device);
  }
  const deviceOf = (person: SamplePerson): string => devices.get(person) ?? '';
  const made = must(await call['workspace.create']({ path: parent, name: workspace, policy: 'team' }));
  for (const person of others) {
    const [roles, locales] = [[...person.roles], [...person.locales]];
    must(await call['people.add']({ device: deviceOf(person), roles, locales }));
  }
  // Who makes a workspace begins with every role; she keeps hers only.
  const founder = { person: made.person ?? '', roles: [...manager.roles], locales: [...manager.locales] };
  must(await call['people.setRoles'](founder));
  return {
    call,
    become: async (person) => {
      must(await call['identity.unlock']({ device: deviceOf(person), passphrase: samplePassphrase }));
    },
  };
}
