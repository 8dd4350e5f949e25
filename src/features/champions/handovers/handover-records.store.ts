import { later } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { Champion } from '../champions/champion.ts';
import { listInOffice, listTeamsServed } from '../champions/champions.store.ts';
import { listOpenOfTeam } from '../questions/questions.store.ts';
import type { HandoverFacts, TeamHandover } from './handover-facts.ts';
import { findHandover, listRunning } from './handovers.store.ts';

/** A handover with the two people's roles as they stand. */
export type HandoverRecord = {
  handover: TeamHandover;
  rollout: Rollout;
  team: Team;
  from: Champion | undefined;
  to: Champion | undefined;
};

export function findHandoverRecord(context: ReadContext, id: string): HandoverRecord | undefined {
  const handover = findHandover(context.database, context.rolloutId, id);
  return handover && recordOf(context, handover);
}

/** Handovers under way between two people who both still hold their roles; the others are over by that. */
export function listRunningRecords(context: ReadContext, only: TeamScope): HandoverRecord[] {
  return listRunning(context.database, context.rolloutId, only)
    .map((handover) => recordOf(context, handover))
    .filter((one) => one !== undefined)
    .filter(({ from, to }) => from !== undefined && to !== undefined);
}

/** The handover that a person is one of the two of. */
export function findRunningOf(context: ReadContext, userId: UserId): HandoverRecord | undefined {
  return listRunningRecords(context, listTeamsServed(context, userId)).find(
    ({ handover }) => handover.fromId === userId || handover.toId === userId,
  );
}

function recordOf(context: ReadContext, handover: TeamHandover): HandoverRecord | undefined {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  const team = findTeam(database, rolloutId, handover.teamId);
  if (rollout === undefined || team === undefined) return undefined;
  const ofTeam = listInOffice(context, new Set([team.id]));
  const held = (userId: UserId) => ofTeam.find((one) => one.personId === userId);
  return { handover, rollout, team, from: held(handover.fromId), to: held(handover.toId) };
}

/** What the views of a handover are worded from, for one of the two. */
export function getHandoverFacts(
  { database, rolloutId, today }: ReadContext,
  { handover, team, rollout }: HandoverRecord,
  readerId: UserId,
): HandoverFacts {
  return {
    handover,
    teamName: team.name,
    fromName: findName(database, handover.fromId),
    toName: findName(database, handover.toId),
    readerIs: readerId === handover.toId ? 'to' : 'from',
    questions: listOpenOfTeam(database, rolloutId, team.id).map(({ text }) => text),
    timeZone: rollout.timeZone,
    today,
  };
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
