import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { ChannelId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { type AccessSettings, accessChanges } from '../../contract/grace.ts';
import type { Lasts, LooseningOutcome, LooseningRefusal } from '../../contract/loosening.ts';
import { findKnownFacts } from './known-facts.store.ts';
import { askForSettings, settingsAlone } from './loosen-rollout.usecase.ts';
import { askForSponsors, sponsorsAlone } from './loosen-sponsors.usecase.ts';
import type { Rollout } from './rollout.ts';
import {
  changesBetween,
  type FactsProblem,
  judgeRolloutFacts,
  type RolloutFacts,
} from './rollout-facts.ts';
import { findRollout, listRoleHolders, saveRoleHolders, saveRollout } from './rollouts.store.ts';

export type EditInput = RolloutFacts & {
  channelId: ChannelId;
  access: AccessSettings;
  reason: string;
  lasts: Lasts;
};

export type EditOutcome =
  | FactsProblem
  | { kind: 'not-lead' }
  | { kind: 'nothing-changed' }
  | { kind: 'loosening-refused'; refusal: LooseningRefusal }
  /** What was changed at once, and what waits for a second person. */
  | { kind: 'saved'; name: string; changes: string[]; asked?: Asked; sponsorsAsked?: Asked };

type Asked = Extract<LooseningOutcome, { kind: 'asked' }>;

/**
 * Changes what was entered about a rollout; leads may, and workspace admins. The record keeps what it
 * was before, and why. A calendar that would open a gate sooner waits for a second person, and so do other
 * sponsors than those who decide now.
 */
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
    const wanted = { pace: input.pace, access: input.access };
    const alone = settingsAlone(rollout, wanted, request);
    const { pace, access } = alone;
    const sponsorIds = sponsorsAlone(request, rollout, input.sponsorIds);
    const changes = [
      ...changesBetween(before, { ...input, pace, sponsorIds }),
      ...(accessChanges(rollout.access, access).length > 0 ? ['the rules about champions'] : []),
    ];
    const asked = askForSettings(request, { rollout, alone, wanted }, input);
    if (asked !== undefined && asked.kind !== 'asked')
      return { kind: 'loosening-refused', refusal: asked };
    const wish = { alone: sponsorIds, wanted: input.sponsorIds };
    const sponsorsAsked = askForSponsors(request, wish, input);
    if (sponsorsAsked !== undefined && sponsorsAsked.kind !== 'asked')
      return { kind: 'loosening-refused', refusal: sponsorsAsked };
    const waiting = {
      ...(asked === undefined ? {} : { asked }),
      ...(sponsorsAsked === undefined ? {} : { sponsorsAsked }),
    };
    if (changes.length === 0)
      return Object.keys(waiting).length === 0
        ? { kind: 'nothing-changed' }
        : { kind: 'saved', name: rollout.name, changes, ...waiting };
    const { name, capability, channelId } = input;
    saveRollout(database, rollout.id, { name, capability, channelId, pace, access });
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds: input.leadIds }, now);
    saveRoleHolders(database, rollout.id, { role: 'sponsor', userIds: sponsorIds }, now);
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
        access,
        leadIds: input.leadIds,
        sponsorIds,
      },
      reason: input.reason,
      isNews: true,
    });
    return { kind: 'saved', name, changes, ...waiting };
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
