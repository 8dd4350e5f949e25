import { dateAt, isBefore, later } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import {
  type Champion,
  hoursApproversOf,
  hoursEndSoon,
  isInOffice,
  nextStepOf,
  RENEW_HOURS_DAYS_BEFORE,
  roleTitles,
} from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { STEP_DUE_DAYS } from './nomination.ts';
import {
  championValue,
  OPEN_CONFIRM,
  OPEN_HOURS,
  OPEN_ONBOARDING,
  sayHours,
} from './nomination-messages.view.ts';
import { findDecidingTeam, listActiveLeads } from './nominations.store.ts';

/** Whoever approved hours that ended is asked for so long whether that was meant. */
const ASKED_AFTER_END_DAYS = 14;

/** The step that each open nomination waits for, and hours that are about to end or have ended unnoticed. */
export const nominationObligations: PerTeams<Obligation> = (reading, only) => {
  const { database, rolloutId } = reading;
  const all = listChampions(database, rolloutId, only);
  const open = all.filter((one) => one.ended === undefined || isMissed(one, all, reading.today));
  if (open.length === 0) return [];
  const teams = new Map(listTeams(database, rolloutId, only).map((team) => [team.id, team]));
  const scene: Scene = {
    ...reading,
    leadIds: listActiveLeads(database, rolloutId),
    calendars: listWorkingCalendars(database, rolloutId, only),
    timeZone: findRollout(database, rolloutId)?.timeZone ?? 'UTC',
  };
  return open.flatMap((champion) => {
    const team = teams.get(champion.teamId);
    if (team === undefined) return [];
    const owed =
      isInOffice(champion) || champion.ended !== undefined
        ? renewalOf(champion, team, scene)
        : stepOf(champion, team, scene);
    return owed.map((one) => [team.id, one] as const);
  });
};

/** Whose hours ended not long ago, without anybody in their place: perhaps nobody meant them to end. */
function isMissed(
  { ended, hours, teamId, role }: Champion,
  all: readonly Champion[],
  today: Temporal.PlainDate,
): boolean {
  if (ended?.cause !== 'hours-ended' || hours === undefined) return false;
  const isReplaced = all.some(
    (one) => one.teamId === teamId && one.role === role && one.ended === undefined,
  );
  return !isReplaced && !isBefore(hours.untilOn, today.subtract({ days: ASKED_AFTER_END_DAYS }));
}

/** What every champion's step is judged by, read once. */
type Scene = ReadContext & {
  leadIds: readonly UserId[];
  calendars: ReadonlyMap<TeamId, WorkingCalendar>;
  timeZone: string;
};

function stepOf(champion: Champion, team: Team, scene: Scene): Obligation[] {
  const { database, rolloutId, leadIds } = scene;
  const step = nextStepOf(champion);
  if (step === undefined) return [];
  const name = esc(findName(database, champion.personId));
  const role = `${roleTitles[champion.role]} of *${esc(team.name)}*`;
  const sinceOn = stepSince(champion, scene);
  const blocks = {
    kind: 'role',
    ...{ personId: champion.personId, name, role: roleTitles[champion.role] },
    ...{ teamId: team.id, teamName: esc(team.name) },
  } as const;
  const common = {
    rolloutId,
    topic: 'nominations',
    teamId: champion.teamId,
    sinceOn,
    dueOn: addWorkingDays(
      sinceOn,
      STEP_DUE_DAYS[step],
      scene.calendars.get(team.id) ?? MONDAY_TO_FRIDAY,
    ),
    minutes: 2,
  };
  const value = championValue(champion);
  if (step === 'hours') {
    const deciding = findDecidingTeam(database, team);
    return hoursApproversOf(champion.personId, deciding, leadIds).map((personId) => ({
      ...common,
      key: `nominations.hours:${champion.id}`,
      personId,
      text: `Decide on protected hours for ${name} as ${role}`,
      why: `${name} can only be asked once time is kept free for it.`,
      blocks,
      settle: { label: 'Decide on the hours', actionId: OPEN_HOURS, value },
    }));
  }
  if (step === 'confirm') {
    const others = leadIds.filter((lead) => lead !== champion.personId);
    return (others.length > 0 ? others : leadIds).map((personId) => ({
      ...common,
      key: `nominations.confirm:${champion.id}`,
      personId,
      text: `Confirm ${name} as ${role}`,
      why: 'The hours are approved; one lead’s yes is all that is missing before they are asked.',
      blocks,
      isDecision: true,
      settle: { label: 'Read and confirm', actionId: OPEN_CONFIRM, value },
    }));
  }
  return [
    {
      ...common,
      key: `nominations.accept:${champion.id}`,
      personId: champion.personId,
      text: `Decide whether you will be ${role}`,
      why: 'Your hours are approved and a lead has confirmed. Either answer is fine.',
      settle: { label: 'Read and decide', actionId: OPEN_ONBOARDING, value },
    },
  ];
}

/** Since when the step waits: the day of the step before it, at the rollout's place. */
function stepSince(champion: Champion, { timeZone }: Scene): Temporal.PlainDate {
  const stamps = [champion.nominated.at, champion.hours?.at, champion.confirmed?.at];
  return dateAt(stamps.filter((at) => at !== undefined).reduce(later), timeZone);
}

function renewalOf(champion: Champion, team: Team, scene: Scene): Obligation[] {
  const { database, rolloutId, today, leadIds } = scene;
  const { hours } = champion;
  const isOver = champion.ended !== undefined;
  if (hours === undefined || (!isOver && !hoursEndSoon(champion, today))) return [];
  const name = esc(findName(database, champion.personId));
  const deciding = findDecidingTeam(database, team);
  const approvers = hoursApproversOf(champion.personId, deciding, leadIds);
  return approvers.map((personId) => ({
    key: `nominations.renew-hours:${champion.id}:${hours.untilOn}`,
    rolloutId,
    personId,
    topic: 'nominations',
    text: `Renew the hours of ${name} as ${roleTitles[champion.role]} of *${esc(team.name)}*, or let them end`,
    why: isOver
      ? `They ended on ${sayDate(hours.untilOn, today)}, and the role with them. Once they’re renewed, ${name} is back in it straight away.`
      : `They have ${sayHours(hours, today)}. When hours end, the role ends with them.`,
    teamId: team.id,
    sinceOn: hours.untilOn.subtract({ days: RENEW_HOURS_DAYS_BEFORE }),
    dueOn: hours.untilOn,
    minutes: 2,
    settle: { label: 'Renew the hours', actionId: OPEN_HOURS, value: championValue(champion) },
  }));
}
