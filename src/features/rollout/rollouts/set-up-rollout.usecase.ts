import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { ChannelId, RolloutId, TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Rollout } from './rollout.ts';
import { type FactsProblem, judgeRolloutFacts, type RolloutFacts } from './rollout-facts.ts';
import { rolloutStartedMessage } from './rollout-messages.view.ts';
import { addRollout, findKnownFacts, saveRoleHolders } from './rollouts.store.ts';

export type SetUpInput = RolloutFacts & {
  acting: Acting;
  channelId: ChannelId;
  timeZone: string;
  startsOn: Temporal.PlainDate;
};

/** A start further ahead than this is a slip of the year. */
const PLANNED_AHEAD = { years: 2 };

export type SetUpProblem =
  | FactsProblem
  | { kind: 'not-admin' }
  | { kind: 'starts-in-the-past'; today: Temporal.PlainDate }
  | { kind: 'starts-too-late'; latest: Temporal.PlainDate };

export type SetUpOutcome = SetUpProblem | { kind: 'set-up'; rollout: Rollout };

/**
 * Sets up a rollout with its leads and sponsors. `pilotTeamId` is made here; the pilot team itself is
 * added by the caller in the same transaction, since teams belong to rollouts and not the other way round.
 */
export function setUpRollout(
  database: Database,
  input: SetUpInput,
  now: Temporal.Instant,
): SetUpOutcome {
  return write(database, (): SetUpOutcome => {
    const problem = problemOf(database, input, now);
    if (problem !== undefined) return problem;
    const rollout = rolloutFor(input, now);
    addRollout(database, rollout);
    saveRoleHolders(database, rollout.id, 'lead', input.leadIds, now);
    saveRoleHolders(database, rollout.id, 'sponsor', input.sponsorIds, now);
    recordEntry(database, {
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      at: now,
      actor: input.acting.userId,
      act: 'rollouts.set-up',
      subject: `rollout:${rollout.id}`,
      says: `${mention(input.acting.userId)} set up *${esc(rollout.name)}*, led by ${input.leadIds.map(mention).join(', ')}.`,
      after: {
        ...rollout,
        startsOn: rollout.startsOn.toString(),
        leads: input.leadIds,
        sponsors: input.sponsorIds,
      },
      isNews: true,
    });
    enqueueMessageEntry(database, {
      key: `announcement:${rollout.id}:set-up`,
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      now,
      to: rollout.channelId,
      message: rolloutStartedMessage(rollout, input.leadIds),
    });
    return { kind: 'set-up', rollout };
  });
}

function problemOf(
  database: Database,
  input: SetUpInput,
  now: Temporal.Instant,
): SetUpProblem | undefined {
  if (!input.acting.roles.has('admin')) return { kind: 'not-admin' };
  const today = dateAt(now, input.timeZone);
  if (isBefore(input.startsOn, today)) return { kind: 'starts-in-the-past', today };
  const latest = today.add(PLANNED_AHEAD);
  if (isAfter(input.startsOn, latest)) return { kind: 'starts-too-late', latest };
  return judgeRolloutFacts(input, findKnownFacts(database, input.channelId, undefined));
}

function rolloutFor(input: SetUpInput, now: Temporal.Instant): Rollout {
  return {
    id: newId<RolloutId>(),
    workspaceId: input.acting.workspaceId,
    name: input.name,
    capability: input.capability,
    channelId: input.channelId,
    pilotTeamId: newId<TeamId>(),
    timeZone: input.timeZone,
    startsOn: input.startsOn,
    pace: input.pace,
    phase: 'assessment',
    paused: undefined,
    createdAt: now,
    closedAt: undefined,
  };
}
