import { describe, expect, it } from 'vitest';
import { titleFrom } from '../../../../src/features/prepare/core/said-words.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { entryIn } from './core-story.ts';

describe('the first line of what was said', () => {
  it('gives a draft its title', () => {
    expect(titleFrom('*Refunds over 500:* ask finance first. Then reply.', 80)).toBe(
      'Refunds over 500: ask finance first',
    );
    expect(titleFrom(`${'word '.repeat(40)}`, 30)).toBe('word word word word word word');
    expect(titleFrom('', 80)).toBe('');
  });
});

describe('a message that is saved to the Core', () => {
  it('becomes a draft that keeps its link', async () => {
    const world = await startSupportCopilot();
    const tom = world.as('Tom Albrecht');
    await tom.say('Refunds over 500 euros go to finance first. Write it in the ticket.', {
      in: '#ai-rollout',
    });
    const heike = world.as('Heike Sommer');
    const form = await heike.shortcut('Save to the Core', {
      in: '#ai-rollout',
      message: 'Refunds over 500',
    });
    expect(JSON.stringify(form.modal?.values)).toContain('Write it in the ticket.');
    await heike.fill({ 'What is it?': 'Edge case', 'What work is it about?': 'reply drafting' });
    await heike.submit();
    await heike.fill({
      'What should people do?': 'Check how',
      'Why, and how to go about it': 'Finance decides.',
    });
    await heike.submit();
    const entry = entryIn(world, 'refunds-over-500-euros-go-to-finance-first')!;
    expect(entry.draft?.body).toContain('Write it in the ticket.');
    expect(entry.sourceLink).toMatch(/^https:\/\/.+\/archives\/.+/);
    expect(heike.sees().modal?.text).toContain('what was said in Slack');
  });
});
