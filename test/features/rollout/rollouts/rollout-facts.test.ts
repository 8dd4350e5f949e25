import { describe, expect, it } from 'vitest';
import {
  judgeRolloutFacts,
  type KnownFacts,
} from '../../../../src/features/rollout/rollouts/rollout-facts.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const facts = {
  name: 'Support copilot',
  capability: 'drafted replies',
  leadIds: ['ULENA' as UserId],
  sponsorIds: ['UINES' as UserId],
  pace: { infrastructure: 2, expansion: 6, broad: 10, sustained: 26 },
};
const known = (channel: KnownFacts['channel']): KnownFacts => ({
  otherNames: [],
  channel,
  person: () => ({ name: 'Lena', isActive: true }),
});

describe('the channel of a rollout', () => {
  it('is one that the bot is in and that is in use', () => {
    const channel = { name: 'ai-rollout', isMember: true, isArchived: false };
    expect(judgeRolloutFacts(facts, known(channel))).toBeUndefined();
  });

  it('cannot be an archived one, where nothing can be said', () => {
    const channel = { name: 'old', isMember: true, isArchived: true };
    expect(judgeRolloutFacts(facts, known(channel))).toEqual({
      kind: 'channel-archived',
      channelName: 'old',
    });
  });

  it('cannot be one that Slack shows us nothing of', () => {
    expect(judgeRolloutFacts(facts, known(undefined))).toEqual({
      kind: 'bot-not-in-channel',
      channelName: undefined,
    });
  });
});
