import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { ChannelId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import type { Lasts, LooseningOutcome, LooseningRefusal } from '../../contract/loosening.ts';
import { findKnownFacts } from './known-facts.store.ts';
import { askForPace, paceAlone } from './loosen-pace.usecase.ts';
import type { Rollout } from './rollout.ts';
import {
  changesBetween,
  type FactsProblem,
  judgeRolloutFacts,
  type RolloutFacts,
} from './rollout-facts.ts';
import { findRollout, listRoleHolders, saveRoleHolders, saveRollout } from './rollouts.store.ts';

export type EditInput = RolloutFacts & { channelId: ChannelId; reason: string; lasts: Lasts };

export type EditOutcome =
  | FactsProblem
  | { kind: 'not-lead' }
  | { kind: 'nothing-changed' }
  | { kind: 'loosening-refused'; refusal: LooseningRefusal }
  /** What was changed at once, and what waits for a second person. */
  | { kind: 'saved'; name: string; changes: string[]; asked: Asked | undefined };

type Asked = Extract<LooseningOutcome, { kind: 'asked' }>;

/**
 * Changes what was entered about a rollout; leads may. The record keeps what it was before, and why. A
 * calendar that would open a gate sooner waits for a second person.
 */
export function editRollout(request: RolloutRequest, input: EditInput): EditOutcome {
  const { database, acting, now } = request;
  return write(database, (): EditOutcome => {
    const rollout = findRollout(database, request.rolloutId);
    if (rollout === undefined || !acting.roles.has('lead')) return { kind: 'not-lead' };
    const problem = judgeRolloutFacts(input, findKnownFacts(database, input.channelId, rollout.id));
    if (problem !== undefined) return problem;
    const before = enteredFacts(database, rollout);
    const pace = paceAlone(rollout, input.pace, request);
    const changes = changesBetween(before, { ...input, pace });
    const wish = { rollout, alone: pace, wanted: input.pace };
    const asked = askForPace(request, wish, input);
    if (asked !== undefined && asked.kind !== 'asked')
      return { kind: 'loosening-refused', refusal: asked };
    if (changes.length === 0)
      return asked === undefined
        ? { kind: 'nothing-changed' }
        : { kind: 'saved', name: rollout.name, changes, asked };
    const { name, capability, channelId } = input;
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
    return { kind: 'saved', name, changes, asked };
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
