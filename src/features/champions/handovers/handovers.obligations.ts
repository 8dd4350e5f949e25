import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { buddyTalksOn, itemsLeft } from './handover.ts';
import { handoverValue, OPEN_HANDOVER, TICK_TALK } from './handover.view.ts';
import type { TeamHandover } from './handover-facts.ts';
import { type HandoverRecord, handedOverOn, listRunningRecords } from './handover-records.store.ts';
import { listHandovers, listHeldTalks } from './handovers.store.ts';

/** A handover that drags on leaves a team between two people. */
const HANDOVER_DUE_DAYS = 10;
/** A talk is mentioned a little ahead, and let go of when it is long past. */
const TALK_AHEAD_DAYS = 2;
const TALK_PAST_DAYS = 10;

export function handoverObligations(context: ReadContext): Obligation[] {
  return [
    ...listRunningRecords(context).flatMap((one) => runningOf(one, context)),
    ...listHandovers(context.database, context.rolloutId).flatMap((handover) =>
      talksOf(handover, context),
    ),
  ];
}

function runningOf(
  { handover, team, rollout }: HandoverRecord,
  context: ReadContext,
): Obligation[] {
  const { database, rolloutId } = context;
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
        dueOn: addWorkingDays(sinceOn, HANDOVER_DUE_DAYS, findWorkingCalendar(database, team.id)),
        minutes: left === 0 ? 2 : 30,
        settle: {
          label: 'Open the handover',
          actionId: OPEN_HANDOVER,
          value: handoverValue(handover),
        },
      };
    });
}

/** The buddy month after a handover: weekly at first, then once after a fortnight. */
function talksOf(
  handover: TeamHandover,
  { database, rolloutId, today }: ReadContext,
): Obligation[] {
  const rollout = findRollout(database, rolloutId);
  const on = rollout && handedOverOn(handover, rollout);
  const team = findTeam(database, rolloutId, handover.teamId);
  if (on === undefined || team === undefined) return [];
  const held = listHeldTalks(database, handover.id);
  const due = buddyTalksOn(on, findWorkingCalendar(database, team.id)).filter((talkOn) => {
    const days = today.until(talkOn, { largestUnit: 'days' }).days;
    return !held.has(talkOn.toString()) && days <= TALK_AHEAD_DAYS && days >= -TALK_PAST_DAYS;
  });
  const hasLeft = [handover.fromId, handover.toId].some(
    (id) => findPerson(database, id)?.isDeactivated === true,
  );
  if (hasLeft) return [];
  return due.flatMap((talkOn) =>
    [
      [handover.fromId, handover.toId],
      [handover.toId, handover.fromId],
    ].flatMap(([personId, otherId]) =>
      personId === undefined
        ? []
        : [
            {
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
            },
          ],
    ),
  );
}
