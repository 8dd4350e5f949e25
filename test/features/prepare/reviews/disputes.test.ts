import { beforeEach, describe, expect, it } from 'vitest';
import { listReviews } from '../../../../src/features/prepare/reviews/reviews.store.ts';
import { addReviewers } from '../../../../src/features/prepare/reviews/save-reviewers.usecase.ts';
import { drawRegister } from '../../../../src/features/prepare/samples/draw-register.usecase.ts';
import { listDrawn } from '../../../../src/features/prepare/samples/drawn.store.ts';
import { giveDigits } from '../../../../src/features/prepare/samples/give-digits.usecase.ts';
import { registerOutputs } from '../../../../src/features/prepare/samples/register-outputs.usecase.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import type { Person } from '../../../../src/practice/person.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { anOutput } from '../samples/signed.ts';

const REVIEWERS = ['Tom Albrecht', 'Finn Petersen', 'Mia Chen'];
const WHY = 'Why? (not needed where it is right)';
let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
  const own = ownRequestIn(world, world.rollout);
  addReviewers(own, { people: REVIEWERS.map(idOf), hoursPerWeek: 2, workflows: [] });
  const entries = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => anOutput(id));
  registerOutputs(own, { entries, source: 'file' });
  for (const [name, digits] of [
    ['Lena Hartmann', '1234'],
    ['Ines Duarte', '98765'],
  ] as const) {
    giveDigits({ ...own, acting: { ...own.acting, userId: idOf(name) } }, { digits });
  }
  drawRegister(own);
  await world.travel({ minutes: 2 });
});
const idOf = (name: string) => world.as(name).id as UserId;
const reviews = () => listReviews(world.database, world.rollout.id);
const nameOf = (id: UserId) => REVIEWERS.find((name) => idOf(name) === id)!;
const twice = () => listDrawn(world.database, world.rollout.id).find(({ place }) => place === 5)!;

/** Says the same of everything that waits for somebody. */
async function reviewAll(person: Person, verdict: string): Promise<void> {
  let seen = (await person.command('/core outputs')).text;
  while (seen.includes('What do you say?')) {
    await person.fill({ 'What do you say?': verdict, [WHY]: 'The date is wrong.' });
    seen = (await person.submit()).text;
  }
  await person.close({ all: true });
}

describe('an output that two reviewers see differently', () => {
  beforeEach(async () => {
    const both = reviews().filter(({ outputNumber }) => outputNumber === twice().number);
    await reviewAll(world.as(nameOf(both[0]!.reviewerId)), 'Right');
    await reviewAll(world.as(nameOf(both[1]!.reviewerId)), 'Wrong, major');
  });

  it('counts as the worse until the one who keeps the work has said what it is', async () => {
    expect(twice()).toMatchObject({ finding: 'major', isDisputed: true });
    const lena = world.as('Lena Hartmann');
    expect((await lena.openHome()).text).toContain('that reviewers see differently');
    const form = await lena.press('Decide');
    expect(form.text).toContain('_Wrong, major_: The date is wrong.');
    for (const name of REVIEWERS) expect(form.text).not.toContain(name);
    await lena.fill({ 'What do you say?': 'Right' });
    expect((await lena.submit()).errors).toBeDefined();
    await lena.fill({ 'Why?': 'The date was given by the customer.' });
    expect((await lena.submit()).text).toContain('Decided. Your word counts.');
    await lena.close({ all: true });
    expect(twice()).toMatchObject({ finding: 'right', isDisputed: false });
    expect((await lena.openHome()).text).not.toContain('that reviewers see differently');
  });
});

describe('a reviewer who leaves in the middle', () => {
  const openOf = (name: string) =>
    reviews().filter(
      (one) => one.reviewerId === idOf(name) && !one.given && one.withdrawn === undefined,
    );

  it('is replaced once their account is closed, and what they said before stays', async () => {
    const tom = world.as('Tom Albrecht');
    const before = openOf('Tom Albrecht').length;
    expect(before).toBeGreaterThan(1);
    await tom.command('/core outputs');
    await tom.fill({ 'What do you say?': 'Right' });
    await tom.submit();
    await tom.close({ all: true });
    await world.workspace.company.deactivates('Tom Albrecht');
    await world.travel({ minutes: 30 });
    expect(openOf('Tom Albrecht')).toEqual([]);
    const theirs = reviews().filter(({ reviewerId }) => reviewerId === idOf('Tom Albrecht'));
    expect(theirs.filter(({ given }) => given !== undefined)).toHaveLength(1);
    expect(theirs.map(({ withdrawn }) => withdrawn?.why).filter((why) => why)).toEqual(
      Array.from({ length: before - 1 }, () => 'left'),
    );
    const asked = reviews().filter(
      ({ part, withdrawn }) => part === 'first' && withdrawn === undefined,
    );
    expect(new Set(asked.map(({ outputNumber }) => outputNumber)).size).toBe(6);
  });

  it('is no longer asked once a lead says so, and the others are', async () => {
    const lena = world.as('Lena Hartmann');
    await lena.command('/core samples');
    await lena.press('Name reviewers');
    await lena.fill({ 'Who no longer reviews?': ['Tom Albrecht, 2 h a week'] });
    expect((await lena.submit()).text).toContain('2 people review outputs now');
    await lena.close({ all: true });
    await world.travel({ minutes: 2 });
    expect(openOf('Tom Albrecht')).toEqual([]);
    expect(openOf('Finn Petersen').length + openOf('Mia Chen').length).toBe(7);
  });
});
