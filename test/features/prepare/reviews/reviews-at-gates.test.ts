import { beforeEach, describe, expect, it } from 'vitest';
import { reviewCriteria } from '../../../../src/features/prepare/reviews/reviews.criteria.ts';
import { registerOutputs } from '../../../../src/features/prepare/samples/register-outputs.usecase.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { catchPlanted, findOutputsOf } from '../../../support/verified-outputs.ts';
import { anOutput } from '../samples/signed.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
});

describe('what a gate asks of reviews', () => {
  const judge = (name: string) => {
    const one = reviewCriteria.find((criterion) => criterion.name === name)!;
    const context = contextIn(world, world.rollout.id);
    const gate = { kind: 'phase', rolloutId: world.rollout.id, leaving: 'infrastructure' } as const;
    return one.judge(context, gate, 10);
  };
  const found = (right: number, wrong: number) =>
    findOutputsOf(world, world.rollout.id, 'reply drafting', [
      ...new Array<'right'>(right).fill('right'),
      ...new Array<'minor'>(wrong).fill('minor'),
    ]);

  it('is no data without a review, not known yet with few, and met with 38', async () => {
    expect(judge('reviews.error-shown').verdict).toBe('no-data');
    found(22, 0);
    expect(judge('reviews.error-shown')).toMatchObject({ verdict: 'inconclusive', n: 22 });
    expect(judge('reviews.error-shown').measured).toContain('16 more reviews without an error');
    found(16, 0);
    expect(judge('reviews.error-shown')).toMatchObject({ verdict: 'pass', n: 38 });
  });

  it('fails where reviews show that more than the limit is wrong', async () => {
    found(28, 12);
    expect(judge('reviews.error-shown').verdict).toBe('fail');
    expect(judge('reviews.error-corrected').verdict).toBe('fail');
  });

  it('asks for planted errors before it counts what reviewers miss', async () => {
    found(100, 1);
    expect(judge('reviews.error-shown').verdict).toBe('pass');
    expect(judge('reviews.error-corrected')).toMatchObject({ verdict: 'inconclusive' });
    catchPlanted(world, world.rollout.id, { caught: 10, missed: 0 });
    expect(judge('reviews.error-corrected')).toMatchObject({ verdict: 'pass' });
  });

  it('is not asked of a rollout that was past its infrastructure, until it registers an output', async () => {
    const [plain] = reviewCriteria;
    const context = () => contextIn(world, world.rollout.id);
    expect(plain!.isAsked!(context())).toBe(true);
    world.database.$client
      .prepare('insert into verification_later (rollout_id) values (?)')
      .run(world.rollout.id);
    expect(plain!.isAsked!(context())).toBe(false);
    registerOutputs(ownRequestIn(world, world.rollout), {
      entries: [anOutput('a')],
      source: 'file',
    });
    expect(plain!.isAsked!(context())).toBe(true);
  });
});
