import { dateAt, isWithin } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { type Champion, championState, roleTitles } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { OPEN_PATH, rolloutPress } from './learning-message.view.ts';
import { pathProgress, progressLine } from './progress.ts';
import { listAllProgress, listWalks } from './training.store.ts';
import { getTrainingSettings } from './training-settings.store.ts';
import { trainingStatus } from './training-status.view.ts';

/** An hour of lessons fits into the first two weeks of somebody who has hours for it. */
const CHAMPION_PATH_DAYS = 10;
/** Early enough for half an hour in steps, late enough that one still remembers it on the first day. */
const WAVE_NEAR_DAYS = 14;

/** Whose path is to be finished: champions from their yes on, a team when its wave is near. */
export function trainingObligations(context: ReadContext): Obligation[] {
  const finished = finishedIn(context);
  const champions = listChampions(context.database, context.rolloutId).filter((one) =>
    ['confirmed', 'active'].includes(championState(one)),
  );
  return [
    ...championPaths(context, champions, finished),
    ...memberPaths(context, champions, finished),
  ];
}

type Finished = Record<'member' | 'champion', ReadonlySet<UserId>>;

function finishedIn({ database, rolloutId }: ReadContext): Finished {
  const walks = listWalks(database, rolloutId).filter((walk) => walk.finishedAt !== undefined);
  const of = (path: 'member' | 'champion') =>
    new Set(walks.filter((walk) => walk.path === path).map((walk) => walk.personId));
  return { member: of('member'), champion: of('champion') };
}

function championPaths(
  context: ReadContext,
  champions: readonly Champion[],
  finished: Finished,
): Obligation[] {
  const owing = champions.filter(
    (one) => one.accepted !== undefined && !finished.champion.has(one.personId),
  );
  if (owing.length === 0) return [];
  const { database, rolloutId } = context;
  const names = new Map(listTeams(database, rolloutId).map((team) => [team.id, team.name]));
  const calendars = listWorkingCalendars(database, rolloutId);
  const sayProgress = progressWords(context);
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  return oncePerPerson(owing).map((champion) => {
    const { personId, teamId, accepted, role } = champion;
    const sinceOn = accepted === undefined ? context.today : dateAt(accepted.at, timeZone);
    const team = esc(names.get(teamId) ?? '');
    return {
      key: `training.path:${personId}:champion`,
      rolloutId,
      personId,
      topic: 'training',
      text: 'Take the champion path',
      why: `${sayProgress(personId, 'champion')}. It comes before your certificate as ${roleTitles[role]} of *${team}*.`,
      teamId,
      sinceOn,
      dueOn: addWorkingDays(sinceOn, CHAMPION_PATH_DAYS, calendars.get(teamId) ?? MONDAY_TO_FRIDAY),
      minutes: 5,
      ...(role === 'champion'
        ? { blocks: { kind: 'certificate', teamId, teamName: team } as const }
        : {}),
      settle: settle(context),
    };
  });
}

function oncePerPerson(champions: readonly Champion[]): Champion[] {
  return [...new Map(champions.map((champion) => [champion.personId, champion])).values()];
}

function memberPaths(
  context: ReadContext,
  champions: readonly Champion[],
  finished: Finished,
): Obligation[] {
  const wave = context.product.nextWave(context);
  if (wave === undefined) return [];
  const sinceOn = wave.startsOn.subtract({ days: WAVE_NEAR_DAYS });
  const isNear = isWithin(context.today, sinceOn, wave.startsOn);
  if (!isNear) return [];
  const { database, rolloutId } = context;
  const teams = listTeams(database, rolloutId).filter(({ id }) => wave.teamIds.includes(id));
  const others = new Set(champions.map((champion) => champion.personId));
  const sayProgress = progressWords(context);
  return teams.flatMap((team) =>
    present(context, team.memberIds)
      .filter((personId) => !finished.member.has(personId) && !others.has(personId))
      .map((personId) => ({
        key: `training.path:${personId}:member:${team.id}`,
        rolloutId,
        personId,
        topic: 'training',
        text: 'Take your path before your team starts',
        why: `*${esc(team.name)}* starts on ${sayDate(wave.startsOn, context.today)}. ${sayProgress(personId, 'member')}.`,
        teamId: team.id,
        sinceOn,
        dueOn: wave.startsOn.subtract({ days: 1 }),
        minutes: 5,
        settle: settle(context),
      })),
  );
}

/** "3 of 22 steps, about 18 minutes left", for anybody. */
function progressWords({ database, rolloutId }: ReadContext) {
  const progress = listAllProgress(database, rolloutId);
  const curriculum = getCurriculumOf(database, rolloutId);
  const settings = getTrainingSettings(database, rolloutId);
  return (personId: UserId, path: 'member' | 'champion') =>
    progressLine(
      pathProgress({ curriculum, path, records: progress.get(personId) ?? [] }, settings),
    );
}

function present({ database }: ReadContext, personIds: readonly UserId[]): UserId[] {
  return listPeople(database, personIds)
    .filter((person) => !person.isDeactivated && !person.isBot)
    .map((person) => person.userId);
}

function settle({ rolloutId }: ReadContext): Obligation['settle'] {
  return { label: 'Continue learning', actionId: OPEN_PATH, value: rolloutPress(rolloutId) };
}

/** How many people have taken the path, for everybody to see. */
export function trainingStatusLines(context: ReadContext): StatusLine[] {
  const { database, rolloutId } = context;
  const people = new Set(listTeams(database, rolloutId).flatMap((team) => team.memberIds));
  const walks = listWalks(database, rolloutId).filter(
    (walk) => walk.path === 'member' && people.has(walk.personId),
  );
  const finished = walks.filter((walk) => walk.finishedAt !== undefined).length;
  return trainingStatus({ people: people.size, begun: walks.length - finished, finished });
}
