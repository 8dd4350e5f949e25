import { dateAt, isWithin } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf, rememberNow } from '../../../platform/remember.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { isInOffice, roleTitles } from '../../champions/champions/champion.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { getLearnerRoles, type LearnerRoles } from './learner-roles.store.ts';
import { OPEN_PATH, rolloutPress } from './learning-message.view.ts';
import { type LessonProgress, pathProgress, progressLine } from './progress.ts';
import { listFinished, listProgressOf } from './training.store.ts';
import { getTrainingSettings } from './training-settings.store.ts';
import { trainingStatus } from './training-status.view.ts';
import { countWalks } from './walk-counts.store.ts';

/** An hour of lessons fits into the first two weeks of somebody who has hours for it. */
const CHAMPION_PATH_DAYS = 10;
/** Early enough for half an hour in steps, late enough that one still remembers it on the first day. */
const WAVE_NEAR_DAYS = 14;

/** Whose path is to be finished: champions from their yes on, a team when its wave is near. */
export const trainingObligations: PerTeams<Obligation> = (context, only) => {
  const roles = getLearnerRoles(context, only);
  return [...championPaths(context, roles, only), ...memberPaths(context, roles, only)];
};

function championPaths(
  context: ReadContext,
  roles: LearnerRoles,
  only: TeamScope,
): [TeamId, Obligation][] {
  const { database, rolloutId } = context;
  const inOffice = roles.inScope.filter(isInOffice);
  const people = only && inOffice.map(({ personId }) => personId);
  const finished = listFinished(database, { rolloutId, path: 'champion' }, people);
  // Once per person, for the newest of their roles.
  const owing = inOffice.filter(
    ({ id, personId }) =>
      !finished.has(personId) && roles.of(personId).findLast(isInOffice)?.id === id,
  );
  if (owing.length === 0) return [];
  const teamIds = new Set(owing.map(({ teamId }) => teamId));
  const teams = listTeams(database, rolloutId, teamIds);
  const names = new Map(teams.map((team) => [team.id, team.name]));
  const calendars = listWorkingCalendars(database, rolloutId, teamIds);
  const sayProgress = progressWords(
    context,
    owing.map(({ personId }) => personId),
  );
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  return owing.map((champion) => {
    const { personId, teamId, accepted, role } = champion;
    const sinceOn = accepted === undefined ? context.today : dateAt(accepted.at, timeZone);
    const team = esc(names.get(teamId) ?? '');
    return [
      teamId,
      {
        key: `training.path:${personId}:champion`,
        rolloutId,
        personId,
        topic: 'training',
        text: 'Take the champion path',
        why: `${sayProgress(personId, 'champion')}. It comes before your certificate as ${roleTitles[role]} of *${team}*.`,
        teamId,
        sinceOn,
        dueOn: addWorkingDays(
          sinceOn,
          CHAMPION_PATH_DAYS,
          calendars.get(teamId) ?? MONDAY_TO_FRIDAY,
        ),
        minutes: 5,
        ...(role === 'champion'
          ? { blocks: { kind: 'certificate', teamId, teamName: team } as const }
          : {}),
        settle: settle(context),
      },
    ];
  });
}

/** Of other teams it says nothing; only it is read for all of them, so it is asked for as a whole. */
function findNextWave(context: ReadContext): NextWave | undefined {
  const { nextWave } = context.product;
  return rememberNow(context, `training nextWave ${nameOf(nextWave)}`, () => nextWave(context));
}

function memberPaths(
  context: ReadContext,
  roles: LearnerRoles,
  only: TeamScope,
): [TeamId, Obligation][] {
  const wave = findNextWave(context);
  if (wave === undefined) return [];
  const sinceOn = wave.startsOn.subtract({ days: WAVE_NEAR_DAYS });
  const isNear = isWithin(context.today, sinceOn, wave.startsOn);
  const teamIds = wave.teamIds.filter((teamId) => only?.has(teamId) !== false);
  if (!isNear || teamIds.length === 0) return [];
  const { database, rolloutId } = context;
  const teams = listTeams(database, rolloutId, new Set(teamIds));
  const members = new Set(teams.flatMap((team) => team.memberIds));
  const finished = listFinished(database, { rolloutId, path: 'member' }, members);
  const left = [...members.difference(finished)].filter((id) => roles.of(id).length === 0);
  const owing = new Set(present(context, left));
  if (owing.size === 0) return [];
  const sayProgress = progressWords(context, owing);
  const startsOn = sayDate(wave.startsOn, context.today);
  const dueOn = wave.startsOn.subtract({ days: 1 });
  return teams.flatMap((team) =>
    team.memberIds
      .filter((personId) => owing.has(personId))
      .sort()
      .map((personId): [TeamId, Obligation] => [
        team.id,
        {
          key: `training.path:${personId}:member:${team.id}`,
          rolloutId,
          personId,
          topic: 'training',
          text: 'Take your path before your team starts',
          why: `*${esc(team.name)}* starts on ${startsOn}. ${sayProgress(personId, 'member')}.`,
          teamId: team.id,
          sinceOn,
          dueOn,
          minutes: 5,
          settle: settle(context),
        },
      ]),
  );
}

/** "3 of 22 steps, about 18 minutes left", for these people. */
function progressWords({ database, rolloutId }: ReadContext, people: Iterable<UserId>) {
  const progress = listProgressOf(database, rolloutId, people);
  const curriculum = getCurriculumOf(database, rolloutId);
  const settings = getTrainingSettings(database, rolloutId);
  const say = (path: Path, records: readonly LessonProgress[]) =>
    progressLine(pathProgress({ curriculum, path, records }, settings));
  const atTheStart = new Map(paths.map((path) => [path, say(path, [])]));
  return (personId: UserId, path: Path) => {
    const records = progress.get(personId);
    return records === undefined ? atTheStart.get(path) : say(path, records);
  };
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
  return trainingStatus(countWalks(context));
}
