import { dateAt, isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayFew } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { earliestStartOf, type Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY, workingDayUpTo } from '../calendars/working-calendar.ts';
import { findUndescribedPilot, listUnmanagedTeams, type UnmanagedTeam } from './team-gaps.store.ts';
import { OPEN_TEAM_FORM, teamFormValue } from './team-modal.view.ts';

const NAMED_MAX = 2;
const MANAGER_APPROVES =
  'A manager approves a champion’s hours, so a team without a manager can’t have a champion.';

/** What others will ask of a team and nobody has said yet: what the pilot is like, and who manages. */
export const teamObligations: PerRollout<Obligation> = ({ database, rolloutId, today }) => {
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  if (isBefore(today, rollout.startsOn)) return [];
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const pilot = findUndescribedPilot(database, rolloutId);
  const unmanaged = listUnmanagedTeams(database, rolloutId);
  const described =
    pilot === undefined
      ? []
      : owedBy(
          [...(pilot.managerId === null ? [] : [pilot.managerId]), ...leads],
          describing(rollout, pilot),
        );
  const [first] = unmanaged;
  return [
    ...described,
    ...(first === undefined ? [] : owedBy(leads, managing(rollout, first, unmanaged))),
  ];
};

type Owed = Omit<Obligation, 'personId'>;

function owedBy(people: readonly UserId[], owed: Owed): Obligation[] {
  return [...new Set(people)].map((personId) => ({ ...owed, personId }));
}

function describing(
  rollout: Rollout,
  pilot: NonNullable<ReturnType<typeof findUndescribedPilot>>,
): Owed {
  const beforeTheGate = earliestStartOf(rollout, 'infrastructure').subtract({ days: 1 });
  return {
    key: `teams.describe:${pilot.id}`,
    rolloutId: rollout.id,
    topic: 'teams',
    text: `Describe the pilot team, *${esc(pilot.name)}*`,
    why: 'The second pilot is chosen from teams that do similar work in a different place, so we need to know this team’s work and place.',
    teamId: pilot.id,
    sinceOn: rollout.startsOn,
    dueOn: workingDayUpTo(beforeTheGate, MONDAY_TO_FRIDAY),
    minutes: 3,
    takers: ['lead', 'manager'],
    settle: {
      label: 'Describe the team',
      actionId: OPEN_TEAM_FORM,
      value: teamFormValue(rollout.id, pilot.id),
    },
  };
}

function managing(rollout: Rollout, first: UnmanagedTeam, teams: readonly UnmanagedTeam[]): Owed {
  const left = first.formerManager === null ? '' : `${esc(first.formerManager)} has left. `;
  const created = Math.min(...teams.map(({ createdAt }) => createdAt));
  return {
    key: `teams.name-managers:${rollout.id}`,
    rolloutId: rollout.id,
    topic: 'teams',
    text: managersText(teams),
    why: teams.length === 1 ? `${left}${MANAGER_APPROVES}` : MANAGER_APPROVES,
    sinceOn: dateAt(Temporal.Instant.fromEpochMilliseconds(created), rollout.timeZone),
    minutes: 2 * teams.length,
    takers: ['lead'],
    settle: {
      label: 'Name the manager',
      actionId: OPEN_TEAM_FORM,
      value: teamFormValue(rollout.id, first.id),
    },
  };
}

function managersText(teams: readonly UnmanagedTeam[]): string {
  const names = teams.map(({ name }) => `*${esc(name)}*`);
  if (names.length === 1) return `Name a manager for ${names[0]}`;
  return `Name the managers of ${names.length} teams: ${sayFew(names, NAMED_MAX)}`;
}
