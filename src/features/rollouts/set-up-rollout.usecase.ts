import type { Acting } from '../../platform/acting.ts';
import { record } from '../../platform/audit/audit.ts';
import { type Database, write } from '../../platform/database.ts';
import type { ChannelId, RolloutId, TeamId, UserId } from '../../platform/ids.ts';
import { newId } from '../../platform/new-id.ts';
import { enqueueMessage } from '../../platform/outbox/outbox.ts';
import { esc, mention } from '../../platform/slack/blocks.ts';
import { findChannel, findPerson } from '../../platform/slack/directory.ts';
import type { Pace, Rollout } from './rollout.ts';
import { paceProblem } from './rollout.ts';
import { rolloutStartedMessage } from './rollout-messages.view.ts';
import { addRollout, listOpenRollouts, saveRoleHolders } from './rollouts.store.ts';

export type SetUpInput = {
  acting: Acting;
  name: string;
  capability: string;
  channelId: ChannelId;
  leadIds: UserId[];
  sponsorIds: UserId[];
  timeZone: string;
  startsOn: Temporal.PlainDate;
  pace: Pace;
};

export type SetUpProblem =
  | { kind: 'not-admin' }
  | { kind: 'name-taken' }
  | { kind: 'starts-in-the-past'; today: Temporal.PlainDate }
  | { kind: 'pace'; sentence: string }
  | { kind: 'bot-not-in-channel'; channelName: string | undefined }
  | { kind: 'person-left'; field: 'leads' | 'sponsors'; name: string }
  | { kind: 'sponsor-is-only-lead' };

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
    record(database, {
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
    enqueueMessage(database, {
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
  const name = input.name.toLowerCase();
  if (listOpenRollouts(database).some((other) => other.name.toLowerCase() === name))
    return { kind: 'name-taken' };
  const today = now.toZonedDateTimeISO(input.timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(input.startsOn, today) < 0)
    return { kind: 'starts-in-the-past', today };
  const sentence = paceProblem(input.pace);
  if (sentence !== undefined) return { kind: 'pace', sentence };
  const channel = findChannel(database, input.channelId);
  if (channel?.isMember !== true) return { kind: 'bot-not-in-channel', channelName: channel?.name };
  return (
    leaverAmong(database, 'leads', input.leadIds) ??
    leaverAmong(database, 'sponsors', input.sponsorIds) ??
    (input.leadIds.length === 1 && input.sponsorIds.every((id) => id === input.leadIds[0])
      ? { kind: 'sponsor-is-only-lead' }
      : undefined)
  );
}

function leaverAmong(
  database: Database,
  field: 'leads' | 'sponsors',
  userIds: readonly UserId[],
): SetUpProblem | undefined {
  for (const userId of userIds) {
    const person = findPerson(database, userId);
    if (person === undefined || person.isDeactivated || person.isBot) {
      return { kind: 'person-left', field, name: person?.name ?? 'This person' };
    }
  }
  return undefined;
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
