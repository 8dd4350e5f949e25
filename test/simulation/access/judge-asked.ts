/* What is answered to those who ask about access: who may see whose, what the rollout's line says, what programs hear. */
import {
  accessStatusLines,
  accessWithoutChampion,
  liveTeams,
  teamAccess,
} from '../../../src/features/access/access/access.obligations.ts';
import {
  getMaySeePerson,
  getMaySeeTeam,
} from '../../../src/features/access/access/access-readers.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import type { Role, Sight } from '../../../src/platform/acting.ts';
import type { TeamId, UserId } from '../../../src/platform/ids.ts';
import { modelTeam } from '../quarter/access-model.ts';
import { type AccessRows, rolloutRows } from '../quarter/access-rows.ts';
import { localAt } from '../quarter/day-model.ts';
import { same } from '../quarter/looked.ts';
import type { Report } from '../quarter/watch.ts';
import type { Modelled } from '../quarter/watch-flags.ts';
import { PEOPLE, type Yard } from './access-yard.ts';
import { LEAD } from './happening.ts';
import { judgePrograms } from './judge-programs.ts';

type Seen = { yard: Yard; rollout: Rollout; all: AccessRows; models: Modelled; report: Report };

export function judgeAsked(seen: Seen): void {
  judgeReaders(seen);
  judgeLine(seen);
  judgeScoped(seen);
  judgePrograms(seen);
}

const MAY_SEE_ALL: readonly Role[] = ['lead', 'sponsor', 'admin'];

/** Their own, that of whoever has a seat in a team that they look after, or anybody's for leads, sponsors, admins. */
function judgeReaders({ yard, rollout, all, models, report }: Seen): void {
  const { dice, contextFor, rows } = yard;
  const context = contextFor(rollout);
  const reader = dice.pick([...PEOPLE, LEAD, LEAD, LEAD]) ?? LEAD;
  const about = dice.chance(0.2) ? reader : (dice.pick(PEOPLE) ?? LEAD);
  const role = dice.chance(0.25) ? dice.pick([...MAY_SEE_ALL, 'champion', 'manager']) : undefined;
  const sight: Sight = dice.chance(0.3) ? 'inside' : 'outline';
  const acting = {
    ...{ workspaceId: rollout.workspaceId, userId: reader, name: reader, timeZone: 'UTC', sight },
    ...{ rolloutId: rollout.id, roles: new Set(role === undefined ? [] : [role]) as never },
  };
  const request = { ...context, acting, channelId: undefined };
  const managed = rows<{ id: string }>('select id from teams where manager_id = ?', reader);
  const inOffice = all.champions.filter(({ person, ended }) => person === reader && ended === null);
  const kept = new Set([...managed.map(({ id }) => id), ...inOffice.map(({ team }) => team)]);
  const isTheirs = models.some(({ team, model }) => model.people.has(about) && kept.has(team.id));
  const isLeading = MAY_SEE_ALL.some((one) => one === role);
  const may = reader === about || isLeading || isTheirs;
  report.expect(
    getMaySeePerson(request, about as UserId) === may,
    () => `${reader}, ${role}, may see the access of ${about}: ${may}.`,
  );
  const team = dice.pick(models)?.team.id ?? '';
  const isOfTeam = all.members.some((one) => one.team === team && one.person === reader);
  const isManager = managed.some(({ id }) => id === team);
  const maySee = sight === 'inside' || role === 'admin' || isOfTeam || isManager;
  report.expect(
    getMaySeeTeam(request, team as TeamId) === maySee,
    () => `${reader}, ${role} with ${sight}, may see the access of ${team}: ${maySee}.`,
  );
}

/** Of some teams the same is answered as of all; and of one, what follows if its champion were lost. */
function judgeScoped({ yard, rollout, all, models, report }: Seen): void {
  const { dice, contextFor } = yard;
  const context = contextFor(rollout);
  const at = context.now.epochMilliseconds;
  const some = models.filter(() => dice.chance(0.5));
  const only = new Set(some.map(({ team }) => team.id as TeamId));
  const live = some.filter(({ model }) => ['live', 'grace', 'frozen'].includes(model.state));
  report.expect(
    same(
      liveTeams(context, only),
      live.map(({ team }) => team.id),
    ),
    () => `Of ${[...only]} are said to be live ${liveTeams(context, only)}.`,
  );
  const states = [...teamAccess(context, only)].map(([id, { state }]) => `${id} ${state}`);
  report.expect(
    same(
      states,
      some.map(({ team, model }) => `${team.id} ${model.state}`),
    ),
    () => `Of ${[...only]} is said ${states}.`,
  );
  // Where something ends today, what follows tomorrow is another.
  const ending = models.filter(({ team, model }) => model.lastOn === localAt(at, team.zone).date);
  const one = dice.pick(ending) ?? dice.pick(models);
  const row = rolloutRows({ house: yard.house }).find(({ id }) => id === rollout.id);
  if (one === undefined || row === undefined) return;
  const { team, model } = one;
  const tomorrow = context.now.toZonedDateTimeISO(team.zone).add({ days: 1 }).epochMilliseconds;
  const isCovered = model.state === 'live' && model.lastOn === undefined;
  const then = isCovered ? modelTeam(all, row, team, tomorrow) : model;
  const isOpen = then.state !== 'waiting' && then.state !== 'suspended';
  const hasEnd = isOpen && then.rolledBack === undefined && then.state !== 'frozen';
  const said = accessWithoutChampion(context, team.id as TeamId);
  report.expect(
    (said !== undefined) === isOpen &&
      said?.lastOn?.toString() === (hasEnd ? then.lastOn : undefined),
    () => `${team.name}, ${then.state} until ${then.lastOn}, without a champion: ${said?.words}`,
  );
  const nothing = accessWithoutChampion(context, 'none' as TeamId);
  report.expect(nothing === undefined, () => 'Something is said of a team that is none.');
}

const NOBODY_IS_TOLD = /nothing passes it on yet/;

/** How many teams stand where; and, once a wave has started, whether anything passes it on. */
function judgeLine({ yard, rollout, all, models, report }: Seen): void {
  const [line] = accessStatusLines(yard.contextFor(rollout));
  const states = ['live', 'grace', 'frozen', 'waiting', 'suspended'];
  const counts = states.map((state) => models.filter(({ model }) => model.state === state).length);
  report.expect(
    states.map((state) => line?.figures?.[state]).join() === counts.join(),
    () => `The line counts ${JSON.stringify(line?.figures)}, and should ${counts}.`,
  );
  const hasStarted = all.waves.some(({ startedOn }) => startedOn !== null);
  const isPassedOn =
    yard.rows('select 1 from access_keepers where rollout_id = ?', rollout.id).length > 0 ||
    yard.rows(
      `select 1 from api_keys where purpose = 'access' and revoked_at is null
       and last_used_at is not null and coalesce(rollout_id, ?) = ?`,
      ...[rollout.id, rollout.id],
    ).length > 0;
  report.expect(
    NOBODY_IS_TOLD.test(line?.text ?? '') === (hasStarted && !isPassedOn),
    () => `Started ${hasStarted}, passed on ${isPassedOn}: ${line?.text}`,
  );
}
