import { describe, expect, it } from 'vitest';
import { completionGate } from '../../../../src/features/adopt/completions/completion-facts.store.ts';
import {
  findCompletion,
  findEvidence,
  findLastCompletion,
} from '../../../../src/features/adopt/completions/completions.store.ts';
import { findGateStatus } from '../../../../src/features/gates/gates/gate-status.store.ts';
import type { Learning } from '../../../../src/features/waves/learnings/learning.ts';
import { addLearning } from '../../../../src/features/waves/learnings/learnings.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { LearningId, UserId } from '../../../../src/platform/ids.ts';
import { approveOverride } from '../../../support/approve-override.ts';
import { changeWave, startWaveWith } from '../../../support/live-waves.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import { findOutputsOf } from '../../../support/verified-outputs.ts';
import type { ChampionWorld } from '../../champions/champions/champion-story.ts';
import { jumpTo } from '../../champions/champions/champion-story.ts';
import { ask, channelSays, decide, startCompleteWorld, useIs } from './complete-world.ts';

const day = (typed: string) => Temporal.PlainDate.from(typed);

const unmet = (world: ChampionWorld) =>
  findGateStatus(
    contextIn(world, world.rollout.id),
    completionGate(world.rollout.id),
  )?.verdict.unmet.map(({ name }) => name);

const sql = (world: ChampionWorld, statement: string) => world.database.$client.exec(statement);

function leaveOneOpen({ database, rollout, claims }: ChampionWorld): void {
  const on = day('2027-03-15');
  const learning: Learning = {
    ...{ id: 'l' as LearningId, rolloutId: rollout.id, wave: 0, teamId: claims.id },
    ...{ foundBy: 'UMIA' as UserId, observedOn: on, what: 'Names are misspelt', severity: 'note' },
    ...{ stage: 'observed', stageSinceOn: on, cause: '', action: undefined, trials: [] },
    ...{ adoptedBy: [], declined: undefined },
  };
  addLearning(database, learning, {
    at: Temporal.Instant.from('2027-03-15T09:00:00Z'),
    weekOn: on,
  });
}

/** What is seen in a state that nobody keeps. */
function trying<Seen>({ database }: ChampionWorld, change: () => unknown, see: () => Seen): Seen {
  const seen: Seen[] = [];
  const over = new Error('over');
  expect(() =>
    write(database, () => {
      change();
      seen.push(see());
      throw over;
    }),
  ).toThrow(over);
  return seen[0]!;
}

/** Each bar by what lowers the rollout below it, and nothing else. */
const BREACHES: [string, (world: ChampionWorld) => unknown][] = [
  [
    'completions.months',
    (world) => changeWave(world, world.rollout, 0, () => ({ completedOn: day('2027-04-06') })),
  ],
  ['completions.use', (world) => useIs(world, 'not shown yet')],
  ['completions.use', (world) => useIs(world, 'declining')],
  ['completions.use', (world) => useIs(world, 'plateau', 16, 18)],
  ['completions.habit', (world) => useIs(world, 'plateau', 6)],
  ['completions.overrides', (world) => approveOverride(world, 'x', '2027-09-01')],
  ['completions.learnings', leaveOneOpen],
  [
    'completions.champions',
    (world) =>
      sql(world, `update champions set hours_until_on = '2027-09-01' where person_id = 'UMIA'`),
  ],
  [
    'completions.core',
    (world) =>
      sql(
        world,
        `update core_entries set review_on = '2027-07-01' where number = (select min(number) from core_entries)`,
      ),
  ],
  [
    'completions.trained',
    (world) =>
      sql(
        world,
        `update path_walks set finished_at = null where path = 'member' and person_id not in ('UMIA', 'UTOM')`,
      ),
  ],
  [
    'reviews.error-corrected',
    (world) =>
      findOutputsOf(
        world,
        world.rollout.id,
        world.claims.workflows[0]!,
        new Array(20).fill('major'),
      ),
  ],
  ['drills.proven', (world) => sql(world, `update escalations set is_drill = 0`)],
];

describe('the gate to completion', () => {
  it('is open with every bar met, and with each one failing alone it is shut', async () => {
    const world = await startCompleteWorld();
    expect(unmet(world)).toEqual([]);
    for (const [name, breach] of BREACHES)
      expect(
        trying(
          world,
          () => breach(world),
          () => unmet(world),
        ),
      ).toEqual([name]);
    startWaveWith(world, world.rollout, 1, [world.billing]);
    expect(unmet(world)).toContain('completions.months');
  });

  it('takes a lead and a sponsor, and the evidence of that moment is kept', async () => {
    const world = await startCompleteWorld();
    const { database, rollout } = world;
    expect((await ask(world)).text).toContain('Ines Duarte will find it');
    expect(findCompletion(database, rollout.id)).toBeUndefined();
    const again = await world.as('Sam Okafor').command('/rollout complete');
    expect(again.text).toContain('is not complete');
    const done = await decide(world, 'Agree');
    expect(done.text).toContain('is complete, on the record under your name');
    const completion = findCompletion(database, rollout.id);
    expect(completion).toMatchObject({ askedBy: 'ULENA', decision: { by: 'UINES' } });
    const evidence = findEvidence(database, completion!.id);
    expect(evidence?.map(({ name }) => name)).toContain('completions.use');
    expect(evidence?.every(({ judgement }) => judgement.verdict === 'pass')).toBe(true);
    const acts = listAudit(database, rollout.id, 20).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['completions.ask', 'completions.agree']));
    await jumpTo(world, '2027-07-05T09:30:00Z');
    expect(channelSays(world)).toContain(
      'is complete: Lena Hartmann asked, and Ines Duarte agreed',
    );
  });

  it('is not agreed to when something has changed since it was asked, and can be declined with a reason', async () => {
    const world = await startCompleteWorld();
    const { database, rollout } = world;
    await ask(world);
    const ines = world.as('Ines Duarte');
    await ines.openHome();
    await ines.press('Look at it');
    useIs(world, 'declining');
    expect((await ines.press('Agree')).text).toContain('Not everything it takes is met');
    expect(findCompletion(database, rollout.id)).toBeUndefined();
    useIs(world, 'plateau');
    await ines.close({ all: true });
    await decide(world, 'Not yet, and say why');
    await ines.fill({ 'What has to be true first?': 'The night shift has had it for six weeks.' });
    await ines.submit();
    expect(findLastCompletion(database, rollout.id)?.decision?.kind).toBe('declined');
    await ines.close({ all: true });
    expect((await ask(world)).text).toContain('Asked.');
  });

  it('says no and shows the mirror when a rollout that week one praised declines', async () => {
    const world = await startCompleteWorld();
    useIs(world, 'declining');
    for (const name of ['Lena Hartmann', 'Ines Duarte']) {
      const said = await world.as(name).command('/rollout complete');
      const shown = JSON.stringify(said.ephemeral);
      expect(shown).toContain('can’t be called complete yet');
      expect(shown).toContain('By use in week one, 1 of 1 team would have been called a success');
      expect(shown).toContain('it has declined since');
      expect(shown).not.toContain('Ask for an override');
    }
    const asked = await world.as('Lena Hartmann').command('/rollout override');
    expect(asked.text).toContain('nothing to override');
    expect((await world.as('Mia Chen').command('/rollout complete')).text).toContain('Only');
  });

  it('never calls it complete without use that is shown, though two people dropped that bar', async () => {
    const world = await startCompleteWorld();
    sql(
      world,
      `update gate_versions set criteria = (select json_group_array(json(value)) from json_each(criteria)
       where value ->> 'name' <> 'completions.use') where gate = 'leaving-sustained'`,
    );
    useIs(world, 'declining');
    expect(unmet(world)).toEqual([]);
    const said = await world.as('Lena Hartmann').command('/rollout complete');
    expect(said.text).toContain('use over months is not shown');
  });
});
