import { dateAt, isBefore } from '../../../platform/calendar.ts';
import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Path } from '../../contract/learning-path.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { phases } from '../../contract/phase.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { getLearnerRoles, type LearnerRoles } from './learner-roles.store.ts';
import { OPEN_PATH, rolloutPress } from './learning-message.view.ts';
import { listProgressWords } from './path-words.store.ts';
import { listFinished } from './training.store.ts';

/** Before that the path is still being built. */
const FIRST_WAVES = phases.indexOf('expansion');
/** Early enough for half an hour in steps, late enough that one still remembers it on the first day. */
const WAVE_NEAR_DAYS = 14;

/**
 * A team owes its path when its wave is near, and whoever has not finished it owes it still when the team
 * is live: then without a date, and nobody else is told.
 */
export function memberPaths(
  context: ReadContext,
  roles: LearnerRoles,
  only: TeamScope,
): [TeamId, Obligation][] {
  const asks = asksOf(context, only);
  if (asks.size === 0) return [];
  const { database, rolloutId } = context;
  const teams = listTeams(database, rolloutId, new Set(asks.keys()));
  const members = new Set(teams.flatMap((team) => team.memberIds));
  const finished = listFinished(database, { rolloutId, path: 'member' }, members);
  const left = [...members.difference(finished)].filter((id) => roles.of(id).length === 0);
  const owing = new Set(present(context, left));
  if (owing.size === 0) return [];
  const sayProgress = listProgressWords(context, owing);
  return teams.flatMap((team) => {
    const ask = asks.get(team.id);
    if (ask === undefined) return [];
    const common = commonOf(context, team, ask);
    return team.memberIds
      .filter((personId) => owing.has(personId))
      .sort()
      .map((personId): [TeamId, Obligation] => [
        team.id,
        {
          ...common,
          key: `training.path:${personId}:member:${team.id}`,
          personId,
          why: `${common.why} ${sayProgress(personId, 'member')}.`,
        },
      ]);
  });
}

type Ask = { kind: 'live'; sinceOn: Temporal.PlainDate } | { kind: 'near'; wave: NextWave };

/** Which teams in scope are asked, and why. */
function asksOf(context: ReadContext, only: TeamScope): ReadonlyMap<TeamId, Ask> {
  const { database, rolloutId, product, today } = context;
  const asks = new Map<TeamId, Ask>();
  const wave = findNextWave(context);
  const askedOn = wave?.startsOn.subtract({ days: WAVE_NEAR_DAYS });
  if (wave !== undefined && askedOn !== undefined && !isBefore(today, askedOn)) {
    for (const id of wave.teamIds)
      if (only?.has(id) !== false) asks.set(id, { kind: 'near', wave });
  }
  const live = product.liveTeams(context, only);
  if (live.length === 0) return asks;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || phases.indexOf(rollout.phase) < FIRST_WAVES) return asks;
  const starts = product.waveStarts(context, only);
  for (const id of live) {
    if (only?.has(id) === false) continue;
    const startedAt = starts.get(id);
    // The pilot was live before there was a path.
    const sinceOn =
      startedAt === undefined ? rollout.startsOn : dateAt(startedAt, rollout.timeZone);
    asks.set(id, { kind: 'live', sinceOn });
  }
  return asks;
}

function commonOf(
  context: ReadContext,
  team: Team,
  ask: Ask,
): Omit<Obligation, 'key' | 'personId'> {
  const { rolloutId, today } = context;
  const name = `*${esc(team.name)}*`;
  const common = {
    rolloutId,
    topic: 'training',
    teamId: team.id,
    minutes: 5,
    settle: settlePath(context),
  };
  if (ask.kind === 'live') {
    return {
      ...common,
      text: `Take your path for ${name}, when you have half an hour`,
      why: 'Your team works with it already, and the path shows when to trust it and when not.',
      sinceOn: ask.sinceOn,
      reminders: 'owner-only',
    };
  }
  const { startsOn } = ask.wave;
  return {
    ...common,
    text: `Take your path before ${name} starts`,
    why: `${name} starts on ${sayDate(startsOn, today)}.`,
    sinceOn: startsOn.subtract({ days: WAVE_NEAR_DAYS }),
    dueOn: startsOn.subtract({ days: 1 }),
  };
}

/** Of other teams it says nothing; only it is read for all of them, so it is asked for as a whole. */
function findNextWave(context: ReadContext): NextWave | undefined {
  const { nextWave } = context.product;
  return rememberAsHeard(context, `training nextWave ${nameOf(nextWave)}`, (look) =>
    nextWave(look),
  );
}

function present({ database }: ReadContext, personIds: readonly UserId[]): UserId[] {
  return listPeople(database, personIds)
    .filter((person) => !person.isDeactivated && !person.isBot)
    .map((person) => person.userId);
}

/** The button that goes on with a path. */
export function settlePath({ rolloutId }: ReadContext): Obligation['settle'] {
  return { label: 'Continue learning', actionId: OPEN_PATH, value: rolloutPress(rolloutId) };
}

/** A path ends when it is finished, when its role or team is no longer the person's, or unfinished. */
export function pathEnding(context: ReadContext, gone: GoneThing): Ending | undefined {
  const [personId, path, teamId] = partsOf(gone, 'training.path') ?? [];
  if (personId === undefined || path === undefined) return undefined;
  const { database, rolloutId } = context;
  const learner = personId as UserId;
  const walk = { rolloutId, path: path as Path };
  if (listFinished(database, walk, [learner]).has(learner)) return { kind: 'done', by: learner };
  if (teamId === undefined) return { kind: 'lapsed' };
  const [team] = listTeams(database, rolloutId, new Set([teamId as TeamId]));
  if (getLearnerRoles(context, new Set([team?.id ?? (teamId as TeamId)])).of(learner).length > 0)
    return { kind: 'needless', why: 'the champion path takes its place' };
  if (team?.memberIds.includes(learner) !== true)
    return { kind: 'needless', why: 'the team has changed' };
  return asksOf(context, new Set([team.id])).has(team.id)
    ? { kind: 'lapsed' }
    : { kind: 'needless', why: 'the wave has been put off' };
}
