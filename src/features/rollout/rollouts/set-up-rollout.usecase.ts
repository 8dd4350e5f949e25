import { record } from '../../../platform/audit/audit.ts';
import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { ChannelId, RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Request } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { ACCESS_SETTINGS } from '../../contract/grace.ts';
import { findKnownFacts } from './known-facts.store.ts';
import type { Rollout } from './rollout.ts';
import { type FactsProblem, judgeRolloutFacts, type RolloutFacts } from './rollout-facts.ts';
import { addRollout, saveRoleHolders } from './rollouts.store.ts';

export type SetUpInput = RolloutFacts & {
  channelId: ChannelId;
  timeZone: string;
  startsOn: Temporal.PlainDate;
  /** Its team is made together with the rollout; what it is like is asked for afterwards. */
  pilot: { name: string; managerId: UserId; memberIds: readonly UserId[] };
};

/** A start further ahead than this is a slip of the year. */
const PLANNED_AHEAD = { years: 2 };

export type SetUpProblem =
  | FactsProblem
  | { kind: 'not-admin' }
  | { kind: 'starts-in-the-past'; today: Temporal.PlainDate }
  | { kind: 'starts-too-late'; latest: Temporal.PlainDate };

export type SetUpOutcome = SetUpProblem | { kind: 'set-up'; rollout: Rollout };

/** Sets up a rollout with its leads, its sponsors and the team of its pilot. Its channel hears of it when a lead has seen the post. */
export function setUpRollout(request: Request, input: SetUpInput): SetUpOutcome {
  const { database, acting, now } = request;
  return write(database, (): SetUpOutcome => {
    const problem = findProblem(request, input);
    if (problem !== undefined) return problem;
    const rollout = rolloutFor(request, input);
    addRollout(database, rollout);
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds: input.leadIds }, now);
    saveRoleHolders(database, rollout.id, { role: 'sponsor', userIds: input.sponsorIds }, now);
    record(request, {
      rolloutId: rollout.id,
      act: 'rollouts.set-up',
      subject: `rollout:${rollout.id}`,
      says: `${mention(acting.userId)} set up *${esc(rollout.name)}*, led by ${sayList(input.leadIds.map(mention))}.`,
      after: {
        ...rollout,
        startsOn: rollout.startsOn.toString(),
        leads: input.leadIds,
        sponsors: input.sponsorIds,
      },
      isNews: true,
    });
    request.product.addPilotTeam(request, {
      ...input.pilot,
      rolloutId: rollout.id,
      teamId: rollout.pilotTeamId,
      timeZone: rollout.timeZone,
    });
    return { kind: 'set-up', rollout };
  });
}

function findProblem(
  { database, acting, now }: Request,
  input: SetUpInput,
): SetUpProblem | undefined {
  if (!acting.roles.has('admin')) return { kind: 'not-admin' };
  const today = dateAt(now, input.timeZone);
  if (isBefore(input.startsOn, today)) return { kind: 'starts-in-the-past', today };
  const latest = today.add(PLANNED_AHEAD);
  if (isAfter(input.startsOn, latest)) return { kind: 'starts-too-late', latest };
  return judgeRolloutFacts(input, findKnownFacts(database, input.channelId, undefined));
}

function rolloutFor({ acting, now }: Request, input: SetUpInput): Rollout {
  return {
    id: newId<RolloutId>(),
    workspaceId: acting.workspaceId,
    name: input.name,
    capability: input.capability,
    channelId: input.channelId,
    pilotTeamId: newId<TeamId>(),
    timeZone: input.timeZone,
    startsOn: input.startsOn,
    pace: input.pace,
    phase: 'assessment',
    access: ACCESS_SETTINGS,
    paused: undefined,
    createdAt: now,
    closedAt: undefined,
  };
}
