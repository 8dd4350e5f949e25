import { beforeEach, describe, expect, it } from 'vitest';
import { findEntry } from '../../../../src/features/prepare/core/entries.store.ts';
import { listHelpedQueries } from '../../../../src/features/prepare/core-search/helped-queries.store.ts';
import type { Rollout } from '../../../../src/features/rollout/rollouts/rollout.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { entryText } from '../core-files/core-office.ts';
import { shelve } from './core-shelf.ts';

let world: SupportCopilotWorld;
let rollout: Rollout;
beforeEach(async () => {
  world = await startSupportCopilot();
  rollout = world.rollout;
  shelve(world, rollout, {
    'refund-over-500.md': entryText(
      { owner: 'Tom Albrecht', workflow: 'reply drafting', synonyms: '[money back]' },
      'Small ones are free. Above the limit finance looks first, and replies within four hours.',
    ),
    'late.md': entryText({ title: 'Late returns', owner: 'Tom Albrecht', workflow: 'triage' }),
    'draft.md': entryText({ title: 'Refund by voucher', owner: 'Tom Albrecht', status: 'draft' }),
  });
});

/** What somebody owes the Core. */
function owedBy(name: string) {
  const context = contextIn(world, rollout.id);
  return context.product.obligations
    .flatMap((source) => [...source(context)])
    .filter(({ personId, topic }) => topic === 'core' && personId === world.as(name).id);
}

describe('/core find', () => {
  it('answers with the passage that matters, the version, the keeper and how long it is verified', async () => {
    const said = await world.as('Mia Chen').command('/core find refnd over 500');
    expect(said.text).toContain('1 answer to “refnd over 500”');
    expect(said.text).toContain('Refunds over 500 euros');
    expect(said.text).toContain('Above the limit finance looks first');
    expect(said.text).toContain(
      'Edge case for reply drafting · version 2.1 · Tom Albrecht keeps it right · verified until 1 March',
    );
    expect(said.text).not.toContain('voucher');
  });

  it('looks in one workflow or one kind alone, and says in words what there is', async () => {
    const mia = world.as('Mia Chen');
    expect((await mia.command('/core find refund in:triage')).text).toContain('no answer');
    expect((await mia.command('/core find returns in:triage kind:edge')).text).toContain('Late');
    expect((await mia.command('/core find refund in:sales')).text).toContain(
      'There is no workflow “sales”. Write',
    );
    expect((await mia.command('/core find refund kind:rumour')).text).toContain('kind:edge-case');
  });

  it('opens a form without words, which answers in its place', async () => {
    const mia = world.as('Mia Chen');
    await mia.command('/core find');
    await mia.fill({ 'What would you like to know?': 'money back', 'Only this kind': 'Edge case' });
    expect((await mia.submit()).text).toContain('Refunds over 500 euros');
  });

  it.each([
    '"',
    '(refund OR',
    'refund" NEAR/2 "x',
    '*',
    "'; drop table core_entries; --",
    'a:b^2 -c',
  ])('takes %s for words and never for a query', async (typed) => {
    const said = await world.as('Mia Chen').command(`/core find ${typed}`);
    expect(said.text).not.toContain('went wrong');
    expect(findEntry(world.database, rollout.id, 'late')).toBeDefined();
  });

  it('never shows an entry as verified once its time is over', async () => {
    shelve(world, rollout, {
      'old.md': entryText({ title: 'Old rule', owner: 'Tom Albrecht', 'review-on': '2026-12-01' }),
    });
    const said = await world.as('Mia Chen').command('/core find old rule');
    expect(said.text).toMatch(/not verified since 1 December/);
    expect(said.text).not.toContain('verified until');
  });
});

describe('what people say of an answer', () => {
  it('grows the golden file when it helped, and the answer says so in its place', async () => {
    const mia = world.as('Mia Chen');
    await mia.command('/core find refund limit');
    expect((await mia.press('Helped')).text).toContain('You said that it helped');
    expect(listHelpedQueries(world.database, rollout.id)).toEqual([
      { query: 'refund limit', expected: ['refund-over-500'] },
    ]);
  });

  it('puts the entry in doubt when it did not help, and its keeper owes a look', async () => {
    const mia = world.as('Mia Chen');
    await mia.command('/core find refund limit');
    await mia.press('Did not help');
    const again = await mia.command('/core find refund limit');
    expect(again.text).toContain('not verified: it didn’t help someone');
    expect(owedBy('Tom Albrecht').map(({ text }) => text)).toContain(
      'Say whether “Refunds over 500 euros” is still right',
    );
  });
});

describe('a question without an answer', () => {
  const ask = (who: string, words: string) => world.as(who).command(`/core find ${words}`);
  const owed = () => owedBy('Tom Albrecht').filter(({ key }) => key.startsWith('core-search.'));

  it('is noted, and is owed by the keeper of that work when it was asked three times', async () => {
    shelve(world, rollout, {
      'b.md': entryText({ title: 'Greeting', owner: 'Tom Albrecht', workflow: 'reply drafting' }),
    });
    expect((await ask('Bao Nguyen', 'warranty period')).text).toContain('has no answer to');
    await ask('Duc Pham', 'the period of a warranty');
    expect(owed()).toEqual([]);
    await ask('Bao Nguyen', 'warranty periods');
    expect(owed()).toMatchObject([
      {
        text: 'Answer “warranty periods” in the Intelligence Core',
        why: 'It was asked 3 times, for reply drafting, and nobody found an answer.',
      },
    ]);
    const gaps = (await world.as('Lena Hartmann').command('/core gaps')).text;
    expect(gaps).toContain('“warranty periods”');
    expect(gaps).toContain('asked 3 times, for reply drafting');
    expect(gaps).not.toContain('Bao');
  });

  it('is settled by an entry that answers it', async () => {
    for (let time = 0; time < 3; time += 1) await ask('Bao Nguyen', 'warranty period');
    expect(owed()).toHaveLength(1);
    shelve(world, rollout, {
      'warranty.md': entryText({ title: 'Warranty period', owner: 'Tom Albrecht' }),
    });
    expect(owed()).toEqual([]);
  });

  it('is asked of nobody again once its keeper sets it aside, and only then', async () => {
    for (let time = 0; time < 3; time += 1) await ask('Bao Nguyen', 'canteen menu');
    const lena = world.as('Lena Hartmann');
    await lena.command('/core gaps');
    await lena.press('Look');
    expect((await lena.press('Not for the Core')).text).toContain('nobody is asked about this');
    expect(owed()).toEqual([]);
    await lena.close({ all: true });
    await ask('Bao Nguyen', 'canteen menu');
    expect((await lena.command('/core gaps')).text).not.toContain('canteen');
  });
});
