import { describe, expect, it } from 'vitest';
import { addAnswer } from '../../../../src/features/assess/assessment/assessment.store.ts';
import { beginningObligations } from '../../../../src/features/prepare/core/drafts.obligations.ts';
import { markPhase } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { pressFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import { entryIn } from './core-story.ts';

describe('what the rollout wrote down already', () => {
  it('makes an answered question an entry, and shows the entry the next time', async () => {
    const world = await startSupportCopilot();
    const mia = world.as('Mia Chen');
    await mia.command('/champion asked May I refund 640 euros myself?');
    await world.flush();
    const lena = world.as('Lena Hartmann');
    await pressFromHome(lena, 'Answer');
    await lena.fill({ 'Your answer': 'No, Finance decides above 500 euros.' });
    await lena.submit();
    await lena.press('Make it an entry');
    expect(JSON.stringify(lena.sees().modal?.values)).toContain('Finance decides above 500 euros.');
    await lena.fill({ 'What work is it about?': 'reply drafting' });
    await lena.submit();
    await lena.fill({
      'What should people do?': 'Check how',
      'Why, and how to go about it': 'Finance decides above 500 euros.',
    });
    await lena.submit();
    await lena.close({ all: true });
    expect(entryIn(world, 'may-i-refund-640-euros-myself')?.madeOf).toMatch(/^question:/);
    await world.travelTo(world.now().add({ hours: 24 }).toString());
    expect((await mia.press('Make it an entry')).modal?.text).toContain(
      'This has become an entry already.',
    );
  });

  it('begins phase 2 with what each of the pilot answered, until one answer has become an entry', async () => {
    const world = await startSupportCopilot();
    const { database, rollout } = world;
    const tom = world.as('Tom Albrecht');
    const answer = {
      personId: tom.id as UserId,
      question: 'knowledge' as const,
      text: 'Refunds above 500 euros go to Finance. Tom knows the limit by heart.',
      holdsWithoutPilot: 'no' as const,
      evidence: [],
      confidence: 'high' as const,
      at: world.now(),
    };
    const place = { workspaceId: rollout.workspaceId, rolloutId: rollout.id };
    write(database, () => {
      addAnswer(database, place, answer);
      markPhase(database, rollout.id, 'infrastructure');
    });
    const context = {
      ...contextIn(world, rollout.id),
      product: { ...world.app.product, assessmentPassedAt: () => world.now() },
    };
    const owed = () => beginningObligations(context).map(({ personId, text }) => [personId, text]);
    expect(owed()).toEqual([
      [
        tom.id,
        'Make a first entry of the Intelligence Core of what you answered in the assessment',
      ],
    ]);
    await tom.command('/rollout assessment');
    await tom.press('Make entries of your answers');
    await tom.press('Make it an entry');
    const values = JSON.stringify(tom.sees().modal?.values);
    expect(values).toContain('Refunds above 500 euros go to Finance');
    expect(values).toContain('edge-case');
    await tom.fill({ 'What work is it about?': 'reply drafting' });
    await tom.submit();
    await tom.fill({
      'What should people do?': 'Check how',
      'Why, and how to go about it': 'Finance decides.',
    });
    await tom.submit();
    await tom.close({ all: true });
    expect(owed()).toEqual([]);
  });
});
