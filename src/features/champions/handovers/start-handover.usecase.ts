import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { championsOf } from '../champions/champion.ts';
import { listChampionsOfTeam } from '../champions/champions.store.ts';
import { type HandoverRefusal, startHandover } from './handover.ts';
import {
  findHandoverRecord,
  type HandoverRecord,
  listRunningRecords,
} from './handover-records.store.ts';
import { addHandover } from './handovers.store.ts';

export type StartOutcome =
  | { kind: 'started'; started: HandoverRecord }
  | { kind: 'refused'; why: HandoverRefusal };

/** A champion begins to hand over to a back-up of the team; both owe the list by that. */
export function beginHandover(
  request: RolloutRequest,
  { teamId, toId, context }: { teamId: TeamId; toId: UserId; context: string },
): StartOutcome {
  const { database, rolloutId, now } = request;
  const { userId } = request.acting;
  return write(database, (): StartOutcome => {
    const { champion: from, backUps } = championsOf(teamId, listChampionsOfTeam(database, teamId));
    const to = backUps.find((one) => one.personId === toId);
    if (from === undefined || from.personId !== userId)
      return { kind: 'refused', why: { kind: 'not-in-office', personId: userId } };
    if (to === undefined)
      return { kind: 'refused', why: { kind: 'not-a-back-up', personId: toId } };
    const running = listRunningRecords(request, new Set([teamId])).map(({ handover }) => handover);
    const state = { from, to, running, now };
    const outcome = startHandover(newId(), userId, state);
    if (outcome.kind !== 'started') return { kind: 'refused', why: outcome };
    addHandover(database, { ...outcome.handover, rolloutId, context });
    const started = findHandoverRecord(request, outcome.handover.id);
    if (started === undefined) throw new Error('A handover just stored is not found.');
    record(request, {
      act: 'handovers.start',
      subject: `team:${teamId}`,
      says: `${mention(userId)} began to hand *${esc(started.team.name)}* over to ${mention(toId)}.`,
      isNews: false,
    });
    return { kind: 'started', started };
  });
}
