import { later } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type Champion, isInOffice } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { findHandover, listRunning } from './handovers.store.ts';
import type { TeamHandover } from './team-handover.ts';

/** A handover with the two people's roles as they stand. */
export type HandoverRecord = {
  handover: TeamHandover;
  rollout: Rollout;
  team: Team;
  from: Champion | undefined;
  to: Champion | undefined;
};

export function findHandoverRecord(reading: ReadContext, id: string): HandoverRecord | undefined {
  const handover = findHandover(reading.database, reading.rolloutId, id);
  return handover && fileOf(reading, handover);
}

/** Handovers under way between two people who both still hold their roles; the others are over by that. */
export function listRunningRecords(reading: ReadContext): HandoverRecord[] {
  return listRunning(reading.database, reading.rolloutId)
    .map((handover) => fileOf(reading, handover))
    .filter((file) => file !== undefined)
    .filter(({ from, to }) => from !== undefined && to !== undefined);
}

/** The handover that a person is one of the two of. */
export function findRunningOf(reading: ReadContext, userId: UserId): HandoverRecord | undefined {
  return listRunningRecords(reading).find(
    ({ handover }) => handover.fromId === userId || handover.toId === userId,
  );
}

function fileOf(reading: ReadContext, handover: TeamHandover): HandoverRecord | undefined {
  const { database, rolloutId } = reading;
  const rollout = findRollout(database, rolloutId);
  const team = findTeam(database, rolloutId, handover.teamId);
  if (rollout === undefined || team === undefined) return undefined;
  const ofTeam = listChampions(database, rolloutId).filter(
    (one) => one.teamId === team.id && isInOffice(one),
  );
  const held = (userId: UserId) => ofTeam.find((one) => one.personId === userId);
  return { handover, rollout, team, from: held(handover.fromId), to: held(handover.toId) };
}

/** The day, at the rollout's place, on which both had confirmed. */
export function handedOverOn(
  handover: TeamHandover,
  rollout: Rollout,
): Temporal.PlainDate | undefined {
  const { confirmedByFrom: a, confirmedByTo: b } = handover;
  if (a === undefined || b === undefined) return undefined;
  return todayAt(rollout, later(a, b));
}
