/* Chapters of stories about the Core, played through the real commands and forms. */
import { findEntry } from '../../../../src/features/prepare/core/entries.store.ts';
import type { Entry } from '../../../../src/features/prepare/core/entry.ts';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { World } from '../../../support/world.ts';

type Form = Record<string, string | readonly string[]>;

export const REFUNDS: Form = {
  Title: 'Refunds over 500 euros',
  'What should people do?': 'Check how',
  'Why, and how to go about it': 'Finance looks at every refund above the limit first.',
  Example: 'A customer wants 640 € back for a broken machine.',
  'Other words for it': 'reimbursement, money back',
};

/** Begins a new entry up to the form of its kind, which is then open. */
export async function begin(world: World, who: string, change: Form = {}) {
  const person = world.as(who);
  await person.command('/core add');
  await person.fill({
    'What is it?': 'Edge case',
    'What would people look for?': 'Refunds over 500 euros',
    'What work is it about?': 'reply drafting',
    ...change,
  });
  await person.submit();
  return person;
}

/** Saves a draft of an edge case; `reader` is asked to look at it. */
export async function draft(world: World, who: string, change: Form = {}, start: Form = {}) {
  const person = await begin(world, who, start);
  await person.fill({ ...REFUNDS, ...change });
  const done = await person.submit();
  if (done.errors === undefined) await person.close({ all: true });
  return done;
}

/** Somebody else reads what waits and finds it right, and the keeper publishes it. */
export async function readAndPublish(world: World, reader: string, keeper: string) {
  const reads = world.as(reader);
  await reads.command('/core review');
  await reads.press('Read and decide');
  await reads.fill({ 'What do you think?': 'It is right, as far as I can tell' });
  await reads.submit();
  await reads.close({ all: true });
  const keeps = world.as(keeper);
  await keeps.command('/core review');
  const said = await keeps.press('Publish');
  return said;
}

export function entryIn(world: World, id: string): Entry | undefined {
  const rollout = listOpenRollouts(world.database)[0];
  return rollout && findEntry(world.database, rollout.id, id);
}
