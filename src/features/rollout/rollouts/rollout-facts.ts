import type { UserId } from '../../../platform/ids.ts';
import { type Pace, paceProblem } from './rollout.ts';

/** What people enter about a rollout, at set-up and later. */
export type RolloutFacts = {
  name: string;
  capability: string;
  leadIds: readonly UserId[];
  sponsorIds: readonly UserId[];
  pace: Pace;
};

export type KnownFacts = {
  /** Names of the other rollouts under way. */
  otherNames: readonly string[];
  channel: { name: string; isMember: boolean; isArchived: boolean } | undefined;
  person(userId: UserId): { name: string; isActive: boolean; isGuest?: boolean } | undefined;
};

export type FactsProblem =
  | { kind: 'name-taken' }
  | { kind: 'pace'; sentence: string }
  | { kind: 'bot-not-in-channel'; channelName: string | undefined }
  | { kind: 'channel-archived'; channelName: string }
  | { kind: 'person-left' | 'guest'; field: 'leads' | 'sponsors'; name: string }
  | { kind: 'sponsor-is-only-lead' };

/** The first thing that stands in the way of a rollout with these facts; undefined when nothing does. */
export function judgeRolloutFacts(
  facts: RolloutFacts,
  known: KnownFacts,
): FactsProblem | undefined {
  const name = facts.name.toLowerCase();
  if (known.otherNames.some((other) => other.toLowerCase() === name)) return { kind: 'name-taken' };
  const sentence = paceProblem(facts.pace);
  if (sentence !== undefined) return { kind: 'pace', sentence };
  if (known.channel?.isArchived === true) {
    return { kind: 'channel-archived', channelName: known.channel.name };
  }
  if (known.channel?.isMember !== true) {
    return { kind: 'bot-not-in-channel', channelName: known.channel?.name };
  }
  const leaver =
    leaverAmong('leads', facts.leadIds, known) ?? leaverAmong('sponsors', facts.sponsorIds, known);
  if (leaver !== undefined) return leaver;
  const [onlyLead, ...others] = facts.leadIds;
  const isAlone = others.length === 0 && facts.sponsorIds.every((id) => id === onlyLead);
  return isAlone ? { kind: 'sponsor-is-only-lead' } : undefined;
}

function leaverAmong(
  field: 'leads' | 'sponsors',
  userIds: readonly UserId[],
  known: KnownFacts,
): FactsProblem | undefined {
  for (const userId of userIds) {
    const person = known.person(userId);
    if (person?.isActive !== true)
      return { kind: 'person-left', field, name: person?.name ?? 'This person' };
    if (person.isGuest === true) return { kind: 'guest', field, name: person.name };
  }
  return undefined;
}

/** What differs between two states of a rollout's facts, one sentence part each; empty when nothing does. */
export function changesBetween(
  before: RolloutFacts & { channelId: string },
  after: RolloutFacts & { channelId: string },
): string[] {
  const changes: string[] = [];
  if (before.name !== after.name) changes.push('the name');
  if (before.capability !== after.capability) changes.push('what it brings');
  if (before.channelId !== after.channelId) changes.push('the channel');
  if (!sameSet(before.leadIds, after.leadIds)) changes.push('the leads');
  if (!sameSet(before.sponsorIds, after.sponsorIds)) changes.push('the sponsors');
  for (const phase of ['infrastructure', 'expansion', 'broad', 'sustained'] as const) {
    if (before.pace[phase] !== after.pace[phase]) {
      changes.push(
        `the first week of ${PHASE_WORDS[phase]} (${before.pace[phase]} to ${after.pace[phase]})`,
      );
    }
  }
  return changes;
}

const PHASE_WORDS = {
  infrastructure: 'the infrastructure build',
  expansion: 'the controlled expansion',
  broad: 'the broad rollout',
  sustained: 'sustained use',
};

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
