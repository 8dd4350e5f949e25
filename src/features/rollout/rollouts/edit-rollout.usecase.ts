import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { ChannelId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { findKnownFacts } from './known-facts.store.ts';
import type { Rollout } from './rollout.ts';
import {
  changesBetween,
  type FactsProblem,
  judgeRolloutFacts,
  type RolloutFacts,
} from './rollout-facts.ts';
import { findRollout, listRoleHolders, saveRoleHolders, saveRollout } from './rollouts.store.ts';

export type EditInput = RolloutFacts & { channelId: ChannelId; reason: string };

export type EditOutcome =
  | FactsProblem
  | { kind: 'not-lead' }
  | { kind: 'nothing-changed' }
  | { kind: 'saved'; name: string; changes: string[] };

/** Changes what was entered about a rollout; leads may, and workspace admins. The record keeps what it was before, and why. */
export function editRollout(request: RolloutRequest, input: EditInput): EditOutcome {
  const { database, acting, now } = request;
  return write(database, (): EditOutcome => {
    const rollout = findRollout(database, request.rolloutId);
    // A rollout that was set up for the wrong lead has nobody else who could put it right.
    const mayEdit = acting.roles.has('lead') || acting.roles.has('admin');
    if (rollout === undefined || !mayEdit) return { kind: 'not-lead' };
    const problem = judgeRolloutFacts(input, findKnownFacts(database, input.channelId, rollout.id));
    if (problem !== undefined) return problem;
    const before = enteredFacts(database, rollout);
    const changes = changesBetween(before, input);
    if (changes.length === 0) return { kind: 'nothing-changed' };
    const { name, capability, channelId, pace } = input;
    saveRollout(database, rollout.id, { name, capability, channelId, pace });
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds: input.leadIds }, now);
    saveRoleHolders(database, rollout.id, { role: 'sponsor', userIds: input.sponsorIds }, now);
    record(request, {
      act: 'rollouts.change',
      subject: `rollout:${rollout.id}`,
      says: `${mention(acting.userId)} changed ${sayList(changes)} of *${esc(name)}*.`,
      before,
      after: {
        name,
        capability,
        channelId,
        pace,
        leadIds: input.leadIds,
        sponsorIds: input.sponsorIds,
      },
      reason: input.reason,
      isNews: true,
    });
    return { kind: 'saved', name, changes };
  });
}

function enteredFacts(database: Database, rollout: Rollout): RolloutFacts & { channelId: string } {
  const { name, capability, channelId, pace } = rollout;
  return {
    name,
    capability,
    channelId,
    pace,
    leadIds: listRoleHolders(database, rollout.id, 'lead'),
    sponsorIds: listRoleHolders(database, rollout.id, 'sponsor'),
  };
}
