import { sha256 } from '../journal/sha256';
import type {
  CreateMethod,
  EndpointClass,
  ProbeAnswer,
  ProbeCheck,
  ProbeReport,
} from '../../shared/publishing/probe-report';
import { ok, type Result } from '../../shared/result';
import type { PublishTarget, RequestOptions } from './target';

/** What a probe takes from its surroundings. `nonce` makes names that nobody used before. */
export interface ProbeSurroundings {
  readonly now: () => number;
  readonly nonce: () => string;
}

type Answer = ProbeReport['checks'][number];

/** Racers per race, and races. One race of held uploads is decisive; folder moves can only be tried often. */
const putRacers = 8;
const putRounds = 2;
const folderRacers = 8;
const folderRounds = 4;

/**
 * Finds out how a store behaves, by doing to it what publishers do to each other: create, create again, race. A store
 * is believed only as far as it was seen to behave. The answer to "who won" is checked against what can be read
 * afterwards, because some stores tell several racers that they won (Apache mod_dav: all of them, see ADR 0004).
 *
 * Leaves nothing behind where the server allows removal. A failure means that the questions could not be asked.
 */
export async function probeTarget(
  target: PublishTarget,
  surroundings: ProbeSurroundings,
  options: RequestOptions = {},
): Promise<Result<ProbeReport>> {
  const described = await target.describe(options);
  if (!described.ok) return described;
  const probe = { target, options, folder: `probe/${surroundings.nonce()}` };

  const single = await probeSingle(probe);
  if (!single.ok) return single;
  const { answers, refusesOverwrite, keepsVersions } = single.value;

  const racePut = refusesOverwrite ? await probePutRace(probe) : ok(notAsked('race-put'));
  if (!racePut.ok) return racePut;
  const byPut = racePut.value.answer === 'passed';
  const tryFolders = refusesOverwrite && !byPut && described.value.dav;
  const raceFolder = tryFolders ? await probeFolderRace(probe) : ok(notAsked('race-folder'));
  if (!raceFolder.ok) return raceFolder;
  const byFolder = raceFolder.value.answer === 'passed';

  const removed = await target.remove(`${probe.folder}/`, options);
  if (!removed.ok) return removed;
  const createMethod: CreateMethod | null = byPut ? 'conditional-put' : byFolder ? 'folder-move' : null;
  return ok({
    format: 1,
    at: new Date(surroundings.now()).toISOString(),
    server: described.value.server,
    class: classOf(createMethod, keepsVersions),
    createMethod,
    checks: [...answers, racePut.value, raceFolder.value, answerOf('clean-up', removed.value)],
  });
}

function classOf(createMethod: CreateMethod | null, keepsVersions: boolean): EndpointClass {
  if (createMethod !== null) return 'enforced';
  return keepsVersions ? 'versioned' : 'not-enforced';
}

interface Probe {
  readonly target: PublishTarget;
  readonly options: RequestOptions;
  readonly folder: string;
}

const answerOf = (check: ProbeCheck, passed: boolean): Answer => ({
  check,
  answer: (passed ? 'passed' : 'failed') satisfies ProbeAnswer,
});
const notAsked = (check: ProbeCheck): Answer => ({ check, answer: 'not-asked' });

/** Create, create again with other bytes, read back, list. */
async function probeSingle({ target, options, folder }: Probe): Promise<
  Result<{
    readonly answers: readonly Answer[];
    readonly refusesOverwrite: boolean;
    readonly keepsVersions: boolean;
  }>
> {
  const key = `${folder}/once`;
  const [first, second] = [Buffer.from('first'), Buffer.from('second')];
  const created = await target.putIfAbsent(key, first, sha256(first), options);
  if (!created.ok) return created;
  const again = await target.putIfAbsent(key, second, sha256(second), options);
  if (!again.ok) return again;
  const back = await target.digest(key, 1024, options);
  if (!back.ok) return back;
  const listed = await target.list(folder, options);
  if (!listed.ok) return listed;
  const intact = back.value?.sha256 === sha256(first);
  const refused = again.value.outcome === 'exists';
  return ok({
    answers: [
      answerOf('create', created.value.outcome === 'created'),
      answerOf('create-again', refused),
      answerOf('read-back', intact),
      listed.value === null ? notAsked('list') : answerOf('list', listed.value.includes(key)),
    ],
    refusesOverwrite: created.value.outcome === 'created' && refused && intact,
    keepsVersions: !refused && again.value.versionId !== null,
  });
}

/** Several uploads of one name that are all under way before the first one ends: exactly one may win. */
async function probePutRace({ target, options, folder }: Probe): Promise<Result<Answer>> {
  let worst = 1;
  for (let round = 0; round < putRounds; round += 1) {
    const key = `${folder}/race-${round}`;
    const bodies = Array.from({ length: putRacers }, (_, racer) => Buffer.alloc(2048, 65 + racer));
    const raced = await target.raceCreate(key, bodies, options);
    if (!raced.ok) return raced;
    const back = await target.digest(key, 4096, options);
    if (!back.ok) return back;
    const winners = raced.value.flatMap((status, racer) => (status >= 200 && status < 300 ? [racer] : []));
    const winner = bodies[winners[0] ?? -1];
    const honest = winners.length === 1 && winner !== undefined && back.value?.sha256 === sha256(winner);
    if (!honest) worst = winners.length;
    if (!honest) return ok({ check: 'race-put', answer: 'failed', winners: worst, racers: putRacers });
  }
  return ok({ check: 'race-put', answer: 'passed', winners: 1, racers: putRacers });
}

/** Several folders moved to one name at once: exactly one may arrive, and be what is read there. */
async function probeFolderRace(probe: Probe): Promise<Result<Answer>> {
  for (let round = 0; round < folderRounds; round += 1) {
    const raced = await raceFolders(probe, round);
    if (!raced.ok) return raced;
    const { winners, honest } = raced.value;
    if (!honest) return ok({ check: 'race-folder', answer: 'failed', winners, racers: folderRacers });
  }
  return ok({ check: 'race-folder', answer: 'passed', winners: 1, racers: folderRacers });
}

async function raceFolders(
  { target, options, folder }: Probe,
  round: number,
): Promise<Result<{ readonly winners: number; readonly honest: boolean }>> {
  const racers = Array.from({ length: folderRacers }, (_, racer) => ({
    from: `${folder}/staged-${round}-${racer}`,
    body: Buffer.from(`racer ${racer}`),
  }));
  for (const { from, body } of racers) {
    const put = await target.putIfAbsent(`${from}/index.json`, body, sha256(body), options);
    if (!put.ok) return put;
  }
  const goal = `${folder}/taken-${round}`;
  const moves = await Promise.all(racers.map(({ from }) => target.moveFolder(from, goal, options)));
  const failed = moves.find((move) => !move.ok);
  if (failed !== undefined && !failed.ok) return failed;
  const back = await target.digest(`${goal}/index.json`, 1024, options);
  if (!back.ok) return back;
  const winners = racers.filter((_, racer) => {
    const move = moves[racer];
    return move?.ok === true && move.value === 'moved';
  });
  const [winner] = winners;
  const honest = winners.length === 1 && winner !== undefined && back.value?.sha256 === sha256(winner.body);
  return ok({ winners: winners.length, honest });
}
