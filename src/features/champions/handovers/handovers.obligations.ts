import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import {
  addWorkingDays,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
} from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { Champion } from '../champions/champion.ts';
import { listInOffice } from '../champions/champions.store.ts';
import { buddyTalksOn, isRunning, itemsLeft } from './handover.ts';
import { handoverValue, OPEN_HANDOVER, TICK_TALK } from './handover.view.ts';
import type { TeamHandover } from './handover-facts.ts';
import { handedOverOn } from './handover-records.store.ts';
import { listHandovers, listHeldTalks } from './handovers.store.ts';

/** A handover that drags on leaves a team between two people. */
const HANDOVER_DUE_DAYS = 10;
/** A talk is mentioned a little ahead, and let go of when it is long past. */
const TALK_AHEAD_DAYS = 2;
const TALK_PAST_DAYS = 10;

/** The steps of running handovers, and the talks of the months after those that are over. */
export const handoverObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  const handovers = listHandovers(database, rolloutId, only);
  if (rollout === undefined || handovers.length === 0) return [];
  const teamIds = new Set(handovers.map(({ teamId }) => teamId));
  const scene: Scene = {
    ...context,
    rollout,
    teams: new Map(listTeams(database, rolloutId, teamIds).map((team) => [team.id, team])),
    calendars: listWorkingCalendars(database, rolloutId, teamIds),
    inOffice: Map.groupBy(listInOffice(context, teamIds), ({ teamId }) => teamId),
  };
  return [
    ...handovers.filter(isRunning).flatMap((one) => runningOf(one, scene)),
    ...talksOf(handovers, scene),
  ].map((owed) => [owed.teamId, owed]);
};

/** What every handover is judged by, read once. */
type Scene = ReadContext & {
  rollout: Rollout;
  teams: ReadonlyMap<TeamId, Team>;
  calendars: ReadonlyMap<TeamId, WorkingCalendar>;
  inOffice: ReadonlyMap<TeamId, readonly Champion[]>;
};
type Owed = Obligation & { teamId: TeamId };

/** Where one of the two no longer holds the role, the handover is over by that. */
function runningOf(handover: TeamHandover, scene: Scene): Owed[] {
  const { database, rolloutId, rollout } = scene;
  const team = scene.teams.get(handover.teamId);
  const inOffice = (scene.inOffice.get(handover.teamId) ?? []).map(({ personId }) => personId);
  if (team === undefined) return [];
  if (!inOffice.includes(handover.fromId) || !inOffice.includes(handover.toId)) return [];
  const sinceOn = todayAt(rollout, handover.started.at);
  const left = itemsLeft(handover).length;
  const two = [
    { personId: handover.fromId, otherId: handover.toId, confirmed: handover.confirmedByFrom },
    { personId: handover.toId, otherId: handover.fromId, confirmed: handover.confirmedByTo },
  ];
  return two
    .filter(({ confirmed }) => confirmed === undefined)
    .map(({ personId, otherId }) => {
      const other = esc(findName(database, otherId));
      return {
        key: `handovers.handover:${handover.id}`,
        rolloutId,
        personId,
        topic: 'handovers',
        text:
          left === 0
            ? `Confirm the handover of *${esc(team.name)}*`
            : `Go through the handover of *${esc(team.name)}* with ${other}`,
        why:
          left === 0
            ? 'Everything on the list is ticked off. The handover is done once you both confirm.'
            : `${left} of its five points left to do; half an hour together is enough.`,
        teamId: team.id,
        sinceOn,
        dueOn: addWorkingDays(sinceOn, HANDOVER_DUE_DAYS, calendarOf(team, scene)),
        minutes: left === 0 ? 2 : 30,
        settle: {
          label: 'Open the handover',
          actionId: OPEN_HANDOVER,
          value: handoverValue(handover),
        },
      };
    });
}

function calendarOf({ id }: Team, { calendars }: Scene): WorkingCalendar {
  return calendars.get(id) ?? MONDAY_TO_FRIDAY;
}

/** A talk that nobody ticked off is let go of in time. */
export function talkEnding({ database }: ReadContext, gone: GoneThing): Ending | undefined {
  const [handoverId, talkOn] = partsOf(gone, 'handovers.talk') ?? [];
  if (handoverId === undefined || talkOn === undefined) return undefined;
  const isHeld = listHeldTalks(database, [handoverId]).get(handoverId)?.includes(talkOn) === true;
  return isHeld ? undefined : { kind: 'lapsed' };
}

/** The buddy month after a handover: weekly at first, then once after a fortnight. */
function talksOf(handovers: readonly TeamHandover[], scene: Scene): Owed[] {
  const { rollout, teams } = scene;
  const over = handovers.flatMap((handover) => {
    const on = handedOverOn(handover, rollout);
    const team = teams.get(handover.teamId);
    return on === undefined || team === undefined ? [] : [{ handover, team, on }];
  });
  const held = listHeldTalks(
    scene.database,
    over.map(({ handover }) => handover.id),
  );
  return over.flatMap(({ handover, team, on }) =>
    buddyTalksOn(on, calendarOf(team, scene))
      .filter((talkOn) => isNear(talkOn, scene.today))
      .filter((talkOn) => held.get(handover.id)?.includes(talkOn.toString()) !== true)
      .flatMap((talkOn) => talkOwed(handover, { team, talkOn }, scene)),
  );
}

function isNear(talkOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const { days } = today.until(talkOn, { largestUnit: 'days' });
  return days <= TALK_AHEAD_DAYS && days >= -TALK_PAST_DAYS;
}

function talkOwed(
  handover: TeamHandover,
  { team, talkOn }: { team: Team; talkOn: Temporal.PlainDate },
  { database, rolloutId }: Scene,
): Owed[] {
  const { fromId, toId } = handover;
  const hasLeft = (id: UserId) => findPerson(database, id)?.isDeactivated === true;
  if (hasLeft(fromId) || hasLeft(toId)) return [];
  const owedBy = (personId: UserId, otherId: UserId): Owed => ({
    key: `handovers.talk:${handover.id}:${talkOn}`,
    rolloutId,
    personId,
    topic: 'handovers',
    text: `Talk with ${esc(findName(database, otherId))} about *${esc(team.name)}*`,
    why: 'Your buddy month after the handover: what came up that was not on the list?',
    teamId: team.id,
    sinceOn: talkOn.subtract({ days: TALK_AHEAD_DAYS }),
    dueOn: talkOn,
    minutes: 20,
    settle: {
      label: 'We’ve talked',
      actionId: TICK_TALK,
      value: handoverValue(handover, { talkOn: talkOn.toString() }),
    },
  });
  return [owedBy(fromId, toId), owedBy(toId, fromId)];
}
