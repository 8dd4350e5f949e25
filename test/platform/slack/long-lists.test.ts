import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ProductFeature } from '../../../src/features/contract/product-feature.ts';
import { option, plain, sentence } from '../../../src/platform/slack/blocks.ts';
import { command, submission } from '../../../src/platform/slack/declarations.ts';
import { asValue, noArguments, rolloutValue, text } from '../../../src/platform/slack/fields.ts';
import { findInLongList, removeOldLists } from '../../../src/platform/slack/long-lists.ts';
import { open, tell } from '../../../src/platform/slack/reply.ts';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';

const named = (count: number) =>
  Array.from({ length: count }, (_none, at) => option(`Équipe ${at + 1}`, `team-${at + 1}`));

/** A form with a list of so many teams, and one of several. */
const lists = (count: number): ProductFeature => ({
  name: 'lists',
  commands: [
    command({
      command: '/rollout',
      name: 'choose',
      summary: 'opens a form with lists',
      usage: '',
      who: 'anyone',
      about: 'rollout',
      arguments: noArguments,
      run: ({ rolloutId }) =>
        open({
          type: 'modal',
          callback_id: 'lists.form',
          title: plain('Choose'),
          submit: plain('Choose'),
          private_metadata: asValue({ rolloutId }),
          blocks: [
            {
              type: 'input',
              block_id: 'team',
              label: plain('Team'),
              element: { type: 'static_select', action_id: 'value', options: named(count) },
            },
            {
              type: 'input',
              block_id: 'more',
              label: plain('More'),
              element: {
                type: 'multi_static_select',
                action_id: 'value',
                options: named(count),
                initial_options: named(count).slice(0, 1),
              },
            },
          ],
        }),
    }),
  ],
  submissions: [
    submission({
      callbackId: 'lists.form',
      who: 'anyone',
      about: 'rollout',
      context: rolloutValue,
      fields: z.object({ team: text('Team', 20), more: z.array(z.string()) }),
      run: (_request, { team, more }) => tell(sentence(`${team} and ${more.join(', ')}`)),
    }),
  ],
});

const kept = (world: World) =>
  world.database.$client.prepare<[], string>('select hash from long_lists').pluck().all();

describe('a list of more than a hundred', () => {
  it('offers every one of them to those who type a part of the name', async () => {
    const world = await startRollout({ moreFeatures: [lists(10_000)] });
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout choose');
    await lena.fill({ Team: 'Équipe 10000', More: ['Équipe 101', 'Équipe 9999'] });
    const done = await lena.submit();
    expect(JSON.stringify(done)).toContain('team-10000 and team-101, team-9999');
    expect(kept(world)).toHaveLength(1);
  });

  it('is found by words in any case, without accents, in their order or not', async () => {
    const world = await startRollout({ moreFeatures: [lists(250)] });
    await world.as('Lena Hartmann').command('/rollout choose');
    const [hash] = kept(world);
    const found = (typed: string) =>
      findInLongList(world.database, `value#${hash}`, typed)?.map(({ value }) => value);
    expect(found('  249 EQUIPE ')).toEqual(['team-249']);
    expect(found('')).toHaveLength(100);
    expect(found('nobody')).toEqual([]);
    expect(findInLongList(world.database, 'value#0', '')).toBeUndefined();
    expect(findInLongList(world.database, `value#${'0'.repeat(32)}`, '')).toBeUndefined();
  });

  it('is forgotten a week after its form was last opened', async () => {
    const world = await startRollout({ moreFeatures: [lists(101)] });
    await world.as('Lena Hartmann').command('/rollout choose');
    removeOldLists(world.database, world.now().add({ hours: 24 * 7 }));
    expect(kept(world)).toHaveLength(1);
    removeOldLists(world.database, world.now().add({ hours: 24 * 7, seconds: 1 }));
    expect(kept(world)).toEqual([]);
  });

  it('stays as it is where it has a hundred', async () => {
    const world = await startRollout({ moreFeatures: [lists(100)] });
    const seen = await world.as('Lena Hartmann').command('/rollout choose');
    expect(seen.modal?.text).toContain('Team');
    expect(kept(world)).toEqual([]);
  });
});
