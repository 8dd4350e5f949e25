import { describe, expect, it } from 'vitest';
import { saveStanding } from '../../../../src/features/prepare/samples/drawn.store.ts';
import { standingOf, type Verdict } from '../../../../src/features/prepare/samples/finding.ts';
import { getPerStratum } from '../../../../src/features/prepare/samples/sampling-rates.store.ts';
import { listFrozenWorkflows } from '../../../../src/features/prepare/workflow-freezes/workflow-freezes.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { pressFromHome } from '../../../support/press.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import {
  casesIn,
  escalate,
  lastMessage,
  startCaseWorld,
  wayOf,
} from '../escalations/case-story.ts';

const WORK = 'reply drafting';

/** Outputs of Claims that were drawn and reviewed, `wrong` of them wrong. */
async function review(world: SupportCopilotWorld, from: number, count: number, wrong: number) {
  const { id: rolloutId } = world.rollout;
  const at = world.now();
  const client = world.database.$client;
  const output = client.prepare(
    `insert into outputs (number, rollout_id, register, output_id, workflow, team_id, produced_at, source, registered_at)
     values (?, ?, 1, ?, ?, ?, ?, 'file', ?)`,
  );
  const drawn = client.prepare(
    `insert into drawn_outputs (output_number, rollout_id, register, place, ticket, workflow, team_id, is_disputed)
     values (?, ?, 1, ?, ?, ?, ?, 0)`,
  );
  write(world.database, () => {
    for (let number = from; number < from + count; number += 1) {
      const ms = at.epochMilliseconds;
      output.run(number, rolloutId, `letter-${number}`, WORK, world.claims.id, ms, ms);
      drawn.run(number, rolloutId, number, String(number), WORK, world.claims.id);
      const said: Verdict[] = [number < from + wrong ? 'major' : 'right'];
      saveStanding(world.database, number, standingOf(said, undefined), at);
    }
  });
  await world.runDueJobs();
}

const rate = (world: SupportCopilotWorld) => getPerStratum(world.database, world.rollout.id, WORK);
const frozen = (world: SupportCopilotWorld) =>
  listFrozenWorkflows(world.database, world.rollout.id).map(({ cause }) => cause);

describe('the standing watch', () => {
  it('freezes the work on evidence of too many errors, with the cases, and draws more', async () => {
    const world = await startCaseWorld();
    await review(world, 1, 12, 7);
    expect(frozen(world)).toEqual(['alarm']);
    expect(wayOf(world)).toEqual(['lead leads critical']);
    expect(casesIn(world)[0]?.words).toContain('12 reviews and 7 errors');
    expect(casesIn(world)[0]?.words).toContain('letter-7');
    expect(rate(world)).toBe(12);
    await world.runDueJobs();
    expect(casesIn(world)).toHaveLength(1);
    await world.travel({ minutes: 20 });
    expect(lastMessage(world, 'Lena Hartmann')).toContain('Reviews show more than 10 % wrong');
  });

  it('lets the work go on only on new reviews, and starts again then', async () => {
    const world = await startCaseWorld();
    await review(world, 1, 12, 7);
    const lena = world.as('Lena Hartmann');
    await pressFromHome(lena, 'Look at it', 'Settle it');
    await lena.fill({ 'What was it?': 'It was wrong', 'What should be done, and why?': 'Mended.' });
    await lena.submit();
    const ask = async () => {
      await pressFromHome(lena, 'Look at it');
      await lena.fill({ 'Why can it go on?': 'The prompt was mended.' });
      const done = await lena.submit();
      await lena.close({ all: true });
      return done.text;
    };
    await lena.close({ all: true });
    expect(await ask()).toContain('it takes new reviews to let it go on: 0 reviews since then');
    await world.travel({ hours: 24 });
    await review(world, 20, 10, 0);
    expect(await ask()).toContain('A second person decides now');
    await pressFromHome(world.as('Ines Duarte'), 'Look at it', 'Let it go on');
    await world.travel({ hours: 24 });
    expect(frozen(world)).toEqual([]);
    await world.runDueJobs();
    expect(frozen(world)).toEqual([]);
  });

  it('draws fewer once the limit is shown, once', async () => {
    const world = await startCaseWorld();
    await review(world, 1, 38, 0);
    expect(rate(world)).toBe(3);
    expect(frozen(world)).toEqual([]);
  });
});

describe('/core quality', () => {
  it('shows each work with what is shown and what is not, and one of them in full', async () => {
    const world = await startCaseWorld();
    await review(world, 1, 22, 0);
    await escalate(world, 'Hannah Weiss');
    const lena = world.as('Lena Hartmann');
    const all = await lena.command('/core quality');
    expect(all.text).toContain('16 more reviews without an error');
    expect(all.text).toContain('1 case is open.');
    const one = await lena.command('/core quality Reply Drafting');
    expect(one.text).toContain('which prove at most 16.1 %');
    expect(one.text).toContain('“The sum in it is wrong”');
    expect(one.text).toContain('Tom Albrecht keeps it.');
    expect(one.text).toContain('No drill has shown yet that a case reaches a lead.');
    expect(JSON.stringify(one.ephemeral?.message.blocks)).toContain('data_visualization');
    expect((await lena.command('/core quality poetry')).text).toContain('No team does “poetry”');
  });

  it('is for leads, champions and the sponsor', async () => {
    const world = await startCaseWorld();
    expect((await world.as('Mia Chen').command('/core quality')).text).toContain('How good');
    expect((await world.as('Ines Duarte').command('/core quality')).text).toContain('How good');
    const said = await world.as('Hannah Weiss').command('/core quality');
    expect(said.text).toContain('Only a lead');
  });
});
