import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { isInOffice, roleTitles } from '../../champions/champions/champion.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { sayTrained } from '../../contract/trained.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { getLearnerRoles, type LearnerRoles } from './learner-roles.store.ts';
import { memberPaths, settlePath } from './member-paths.obligations.ts';
import { listProgressWords } from './path-words.store.ts';
import { listFinished } from './training.store.ts';
import { trainingStatus } from './training-status.view.ts';
import { countTrainedIn, countWalks } from './walk-counts.store.ts';

/** An hour of lessons fits into the first two weeks of somebody who has hours for it. */
const CHAMPION_PATH_DAYS = 10;

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
  const sayProgress = listProgressWords(
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
        text: `Take the champion path for *${team}*`,
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
        settle: settlePath(context),
      },
    ];
  });
}

/** How many people have taken the path, for everybody to see. */
export function trainingStatusLines(context: ReadContext): StatusLine[] {
  const counted = countTrainedIn(context);
  const trained = sayTrained(counted);
  return [
    ...trainingStatus(countWalks(context)),
    ...(trained === undefined
      ? []
      : [{ topic: 'Training', text: `${trained}.`, figures: { ...counted } }]),
  ];
}
