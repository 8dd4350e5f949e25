import { beforeEach, describe, expect, it } from 'vitest';
import { getBound } from '../../../../src/features/prepare/reviews/bound.store.ts';
import { plantError } from '../../../../src/features/prepare/reviews/plant-error.usecase.ts';
import { listReviews } from '../../../../src/features/prepare/reviews/reviews.store.ts';
import { addReviewers } from '../../../../src/features/prepare/reviews/save-reviewers.usecase.ts';
import { listDrawn } from '../../../../src/features/prepare/samples/drawn.store.ts';
import { registerOutputs } from '../../../../src/features/prepare/samples/register-outputs.usecase.ts';
import { listRegisters } from '../../../../src/features/prepare/samples/registers.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { anOutput } from '../samples/signed.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
});
const own = () => ownRequestIn(world, world.rollout);
const register = (...ids: string[]) =>
  registerOutputs(own(), { entries: ids.map((id) => anOutput(id)), source: 'file' });
const idOf = (name: string) => world.as(name).id;
const review = (...names: string[]) =>
  addReviewers(own(), {
    people: names.map((name) => idOf(name) as UserId),
    hoursPerWeek: 2,
    workflows: [],
  });
const audit = () =>
  world.database.$client.prepare('select * from audit').all() as { act: string; actor: string }[];
const digits = async (name: string, typed: string) => {
  await world.as(name).command('/core samples');
  await world.as(name).press('Type your digits');
  await world.as(name).fill({ 'Your digits': typed });
  const sent = await world.as(name).submit();
  await world.as(name).close({ all: true });
  return sent;
};
const draw = async () => {
  await digits('Lena Hartmann', '1234');
  await digits('Ines Duarte', '98765');
  await world.as('Lena Hartmann').command('/core samples');
  const drawn = await world.as('Lena Hartmann').press('Draw now');
  await world.travel({ minutes: 2 });
  return drawn.text;
};

describe('digits for a draw', () => {
  it('come from two people, and the seed of both is in the record before the draw', async () => {
    register('a', 'b');
    expect((await digits('Lena Hartmann', '12')).errors).toEqual({
      'Your digits': 'Type 4 to 20 digits, and nothing else.',
    });
    // So many that no hash of the record holds them by chance.
    const typed = '31415926535897932384';
    expect((await digits('Lena Hartmann', typed)).text).toContain('One more person types digits');
    const says = () => audit().map((one) => JSON.stringify(one));
    expect(says().some((row) => row.includes(typed))).toBe(false);
    expect((await digits('Ines Duarte', '98765')).text).toContain('The seed is in the record');
    const seed = '473d131c5009e550062da0bebc1dcee3186442f7a38cb2f294e2c1e1a4e45e2d';
    expect(listRegisters(world.database, world.rollout.id)[0]).toMatchObject({
      seed,
      closedAt: undefined,
    });
    expect(says().some((row) => row.includes(seed))).toBe(true);
  });

  it('are refused from the same person twice, and nothing is drawn without the second', async () => {
    register('a', 'b');
    await digits('Lena Hartmann', '1234');
    const page = await world.as('Lena Hartmann').command('/core samples');
    expect(page.text).not.toContain('[Type your digits]');
    expect(page.text).not.toContain('[Draw now]');
    await world.travel({ days: 20 });
    expect(listDrawn(world.database, world.rollout.id)).toEqual([]);
    await digits('Sam Okafor', '98765');
    await world.travel({ minutes: 2 });
    expect(listDrawn(world.database, world.rollout.id)).toHaveLength(2);
  });

  it('leave what came later for the next draw', async () => {
    register('a', 'b');
    expect(await draw()).toContain('Drawn: 2 of 2 outputs.');
    expect(register('c')).toMatchObject({ accepted: 1, register: 2, late: 1 });
    expect(listDrawn(world.database, world.rollout.id)).toHaveLength(2);
  });
});

describe('a reviewer', () => {
  it('judges one output after the other in one form, and gives a reason for what is wrong', async () => {
    review('Tom Albrecht');
    register('a', 'b');
    await draw();
    const tom = world.as('Tom Albrecht');
    expect((await tom.command('/core outputs')).text).toContain('2 outputs wait for you');
    await tom.fill({ 'What do you say?': 'Wrong, major' });
    expect((await tom.submit()).errors).toEqual({
      'Why? (not needed where it is right)':
        'Say in a few words what is wrong, or what is missing.',
    });
    await tom.fill({ 'Why? (not needed where it is right)': 'It names another customer.' });
    expect((await tom.submit()).text).toContain('This is the last one for now.');
    await tom.fill({ 'What do you say?': 'Right' });
    expect((await tom.submit()).text).toContain('That was all for now');
    await tom.close({ all: true });
    const { findings } = getBound(contextIn(world, world.rollout.id), { limit: 0.1 });
    expect(findings).toEqual({ reviews: 2, errors: 1 });
    const acts = audit().filter(({ act }) => act === 'reviews.give');
    expect(acts.map(({ actor }) => actor)).toEqual(['groundswell', 'groundswell']);
  });

  it('owes it until it is done, and somebody else is asked where they stay silent or leave', async () => {
    review('Tom Albrecht', 'Finn Petersen');
    register('a');
    await draw();
    const [first] = listReviews(world.database, world.rollout.id);
    const due = await world.as('Tom Albrecht').openHome();
    const finn = await world.as('Finn Petersen').openHome();
    expect([due.text, finn.text].filter((text) => /Review (1|one) output/.test(text))).toHaveLength(
      1,
    );
    await world.travel({ days: 12 });
    const after = listReviews(world.database, world.rollout.id);
    expect(after.map(({ withdrawn }) => withdrawn?.why)).toEqual(['silent', undefined]);
    expect(after[1]!.reviewerId).not.toBe(first!.reviewerId);
  });

  it('never gets their own output', async () => {
    review('Tom Albrecht', 'Finn Petersen');
    registerOutputs(own(), {
      entries: ['a', 'b', 'c', 'd'].map((id) => anOutput(id, { by: idOf('Tom Albrecht') })),
      source: 'file',
    });
    await draw();
    const asked = listReviews(world.database, world.rollout.id);
    expect(new Set(asked.map(({ reviewerId }) => reviewerId))).toEqual(
      new Set([idOf('Finn Petersen')]),
    );
  });

  it('hears at once that an output was planted, and it counts for nobody', async () => {
    review('Tom Albrecht');
    plantError(own(), {
      ...{ workflow: 'reply drafting', url: undefined, note: 'A planted reply' },
      ...{ wrong: 'It promises a refund.', source: 'person', sourceId: undefined },
    });
    for (let part = 0; part < 2; part++) {
      register(...Array.from({ length: 6 }, (_, index) => `${part}-${index}`));
      await draw();
    }
    const tom = world.as('Tom Albrecht');
    let seen = (await tom.command('/core outputs')).text;
    for (let sent = 0; sent < 13; sent++) {
      await tom.fill(
        seen.includes('A planted reply')
          ? { 'What do you say?': 'Critical', 'Why? (not needed where it is right)': 'A refund.' }
          : { 'What do you say?': 'Right' },
      );
      const isPlanted = seen.includes('A planted reply');
      seen = (await tom.submit()).text;
      expect(seen.includes('This one was planted, and you caught it.')).toBe(isPlanted);
    }
    await tom.close({ all: true });
    const bound = getBound(contextIn(world, world.rollout.id), { limit: 0.1 });
    expect(bound.findings).toEqual({ reviews: 12, errors: 0 });
    expect(bound.planted).toEqual({ planted: 1, caught: 1, isPooled: false });
    const page = (await world.as('Lena Hartmann').command('/core samples')).text;
    expect(page).toContain('is shown from five reviewers on');
    expect(page).not.toContain('1 of 1 planted');
  });
});
