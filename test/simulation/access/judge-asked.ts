/* What is answered to those who ask about access: who may see whose, what the rollout's line says, what programs hear. */
import { accessStatusLines } from '../../../src/features/access/access/access.obligations.ts';
import {
  getMaySeePerson,
  getMaySeeTeam,
} from '../../../src/features/access/access/access-readers.store.ts';
import { listFlags } from '../../../src/features/access/ofrep/ask-access.usecase.ts';
import {
  bulkAnswer,
  type OfrepRequest,
  type OfrepSuccess,
  readOfrepRequest,
  singleAnswer,
} from '../../../src/features/access/ofrep/ofrep.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import type { Role, Sight } from '../../../src/platform/acting.ts';
import type { TeamId, UserId } from '../../../src/platform/ids.ts';
import { sha256 } from '../../../src/platform/sha256.ts';
import type { AccessRows } from '../quarter/access-rows.ts';
import type { Report } from '../quarter/watch.ts';
import type { Modelled } from '../quarter/watch-flags.ts';
import { PEOPLE, type Yard } from './access-yard.ts';
import { LEAD } from './happening.ts';

type Seen = { yard: Yard; rollout: Rollout; all: AccessRows; models: Modelled; report: Report };

export function judgeAsked(seen: Seen): void {
  judgeReaders(seen);
  judgeLine(seen);
  judgePrograms(seen);
}

const MAY_SEE_ALL: readonly Role[] = ['lead', 'sponsor', 'admin'];

/** Their own, that of whoever has a seat in a team that they look after, or anybody's for leads, sponsors, admins. */
function judgeReaders({ yard, rollout, all, models, report }: Seen): void {
  const { dice, contextFor, rows } = yard;
  const context = contextFor(rollout);
  const reader = dice.pick([...PEOPLE, LEAD]) ?? LEAD;
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
    yard.rows('select 1 from access_keepers where rollout_id = ?', rollout.id).length > 0;
  report.expect(
    NOBODY_IS_TOLD.test(line?.text ?? '') === (hasStarted && !isPassedOn),
    () => `Started ${hasStarted}, passed on ${isPassedOn}: ${line?.text}`,
  );
}

/** Bodies that programs send, with what is wrong with them. */
const BODIES: readonly (readonly [unknown, string | undefined])[] = [
  [undefined, 'PARSE_ERROR'],
  [[], 'PARSE_ERROR'],
  ['UP1', 'PARSE_ERROR'],
  [{}, 'TARGETING_KEY_MISSING'],
  [{ context: null }, 'TARGETING_KEY_MISSING'],
  [{ context: {} }, 'TARGETING_KEY_MISSING'],
  [{ context: { targetingKey: null } }, 'TARGETING_KEY_MISSING'],
  [{ context: { targetingKey: '' } }, 'TARGETING_KEY_MISSING'],
  [{ context: { targetingKey: '  ' } }, 'TARGETING_KEY_MISSING'],
  [{ context: [] }, 'INVALID_CONTEXT'],
  [{ context: 'UP1' }, 'INVALID_CONTEXT'],
  [{ context: { targetingKey: 7 } }, 'INVALID_CONTEXT'],
  [{ context: { targetingKey: ' UP1 ' } }, undefined],
];

function judgePrograms({ yard, rollout, models, report }: Seen): void {
  const { dice, contextFor } = yard;
  const [body, error] = dice.pick(BODIES) ?? [undefined, 'PARSE_ERROR'];
  const request = readOfrepRequest(body);
  const target = request.kind === 'ask' ? request.targetingKey : '';
  report.expect(
    error === undefined
      ? target === 'UP1'
      : request.kind === 'refused' && request.errorCode === error,
    () => `${JSON.stringify(body)} is read as ${JSON.stringify(request)}.`,
  );
  const flags = listFlags(contextFor(rollout), target);
  const flag = dice.chance(0.7) ? flags[0] : undefined;
  const { status, body: answer } = singleAnswer('some-key', request, flag);
  const wanted = error !== undefined ? 400 : flag === undefined ? 404 : 200;
  const code = error ?? (flag === undefined ? 'FLAG_NOT_FOUND' : undefined);
  const heard = 'errorCode' in answer ? answer.errorCode : undefined;
  const isWhole =
    flag !== undefined && wanted === 200 ? answer === flag : answer.key === 'some-key';
  report.expect(
    status === wanted && heard === code && isWhole,
    () => `Asked with ${JSON.stringify(body)} a program hears ${status} ${heard}.`,
  );
  judgeAllFlags(yard, request, flags, report);
  judgeStranger({ yard, rollout, models, report });
}

/** All of them in one order, and nothing again to whoever has exactly these already. */
function judgeAllFlags(
  { dice, rollouts }: Yard,
  request: OfrepRequest,
  flags: readonly OfrepSuccess[],
  report: Report,
): void {
  const all = bulkAnswer(request, flags, undefined, sha256);
  const isRefused = request.kind === 'refused';
  report.expect((all.status === 400) === isRefused, () => `All flags are answered ${all.status}.`);
  if (all.status !== 200 || isRefused) return;
  const keys = all.body.flags.map(({ key }) => key);
  report.expect(
    keys.join() === keys.toSorted().join() && keys.length === rollouts.length,
    () => `Of all flags are told ${keys}.`,
  );
  const known = dice.pick([all.etag, `"x", W/${all.etag}`, '*', '"x"', '']);
  const isKnown = known !== '"x"' && known !== '';
  const again = bulkAnswer(request, flags.toReversed(), known, sha256);
  report.expect(
    again.status === (isKnown ? 304 : 200) && again.etag === all.etag,
    () => `Whoever has ${known} hears ${again.status}.`,
  );
  const other = bulkAnswer({ ...request, targetingKey: 'UP2' }, flags, all.etag, sha256);
  report.expect(other.status === 200, () => 'What one has heard another need not hear.');
}

/** Whom nobody knows gets a no. */
function judgeStranger({ yard, rollout, report }: Omit<Seen, 'all'>): void {
  for (const target of ['a@example.com', 'USTRANGER']) {
    const flags = listFlags(yard.contextFor(rollout), target);
    report.expect(
      flags.every(({ value, reason }) => !value && reason === 'UNKNOWN'),
      () => `${target} hears ${JSON.stringify(flags)}.`,
    );
  }
}
