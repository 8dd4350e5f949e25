import { expect, it } from 'vitest';
import { keepUp } from '../../src/app/keep-up.ts';
import { getTeamObligations } from '../../src/features/contract/team-obligations.store.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../src/platform/database.ts';
import { readPerRollout } from '../../src/platform/day-mark.ts';
import type { TeamId } from '../../src/platform/ids.ts';
import type { LooksAt } from '../../src/platform/jobs/job.ts';
import { silentLog } from '../../src/platform/log.ts';
import { renewKept } from '../../src/platform/per-team.ts';
import { contextOf, type ReadContext } from '../../src/platform/request.ts';
import { addManyTeams } from '../features/waves/wave-plans/many-teams.ts';
import { startSupportCopilot } from '../support/story.ts';

it('what is kept of teams is up to date before anybody asks, and again after a day has ended', async () => {
  const world = await startSupportCopilot();
  addManyTeams(world, 250, 'UMIA');
  const { database, app, workspace, rollout } = world;
  const { clock } = workspace;
  const upkeep = keepUp({ database, product: app.product, clock, log: silentLog });
  const look = () => contextOf({ database, product: app.product, now: clock.now() }, rollout);
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 0);
  for (const _day of ['today', 'tomorrow']) {
    upkeep.begin();
    upkeep.begin();
    await upkeep.done();
    expect(renewKept(look(), 1)).toBe(false);
    clock.moveTo(clock.now().add({ hours: 24 }));
    expect(renewKept(look(), 1)).toBe(true);
  }
  clearInterval(counting);
  expect(turns).toBeGreaterThan(0);
});

it('looks at the teams that were touched and says what a computation from scratch says', async () => {
  const world = await startSupportCopilot();
  const { database, app, workspace, rollout, claims } = world;
  const { clock } = workspace;
  const upkeep = keepUp({ database, product: app.product, clock, log: silentLog });
  const look = () => contextOf({ database, product: app.product, now: clock.now() }, rollout);
  upkeep.begin();
  await upkeep.done();
  const rename = database.$client.prepare('update teams set manager_id = null where id = ?');
  write(database, () => void rename.run(claims.id satisfies TeamId));
  upkeep.begin();
  await upkeep.done();
  const scratch = app.product.teamObligations.flatMap((source) =>
    source(look(), undefined).map(([, one]) => `${one.key} ${one.personId}`),
  );
  const kept = getTeamObligations(look()).all();
  expect(kept.map((one) => `${one.key} ${one.personId}`).sort()).toEqual(scratch.sort());
});

it('looks at what is said of the whole of a large rollout too, once a day, before anybody asks', async () => {
  const world = await startSupportCopilot();
  const { database, app, workspace, rollout } = world;
  const { clock } = workspace;
  addManyTeams(world, 200, 'UMIA');
  const computed: unknown[] = [];
  const status = app.product.status.map((source) => {
    const counting: typeof source = (context) => {
      computed.push(source);
      return source(context);
    };
    return counting;
  });
  const product = { ...app.product, status };
  const upkeep = keepUp({ database, product, clock, log: silentLog });
  const ask = () => {
    const look = contextOf({ database, product, now: clock.now() }, rollout);
    for (const source of status) readPerRollout(source, look);
  };
  for (const _day of ['today', 'tomorrow']) {
    computed.length = 0;
    upkeep.begin();
    await upkeep.done();
    expect(new Set(computed).size).toBe(status.length);
    const before = computed.length;
    ask();
    upkeep.begin();
    await upkeep.done();
    expect(computed.length).toBe(before);
    clock.moveTo(clock.now().add({ hours: 24 }));
  }
});

it('before a job it looks at as much of a large rollout as the job does, again after each change', async () => {
  const world = await startSupportCopilot();
  const { database, app, workspace, rollout } = world;
  const { clock } = workspace;
  addManyTeams(world, 200, 'UMIA');
  const computed: string[] = [];
  const source = (name: string) => (context: ReadContext) => {
    findRollout(context.database, context.rolloutId);
    computed.push(name);
    return [];
  };
  const [owed, said] = [source('owed'), source('said')];
  const { obligations, status } = app.product;
  const product = {
    ...app.product,
    obligations: [...obligations, owed],
    status: [...status, said],
  };
  const upkeep = keepUp({ database, product, clock, log: silentLog });
  await upkeep.ready('teams');
  const rename = database.$client.prepare('update rollouts set name = name || ? where id = ?');
  /** What is still computed by whoever asks after it. */
  const leftAfter = async (of: LooksAt) => {
    write(database, () => void rename.run('.', rollout.id));
    await upkeep.ready(of);
    computed.length = 0;
    const look = contextOf({ database, product, now: clock.now() }, rollout);
    readPerRollout(owed, look);
    readPerRollout(said, look);
    return computed;
  };

  expect(await leftAfter('teams')).toEqual(['owed', 'said']);
  expect(await leftAfter('owed')).toEqual(['said']);
  expect(await leftAfter('everything')).toEqual([]);
});

it.each([
  ['many', 200],
  ['few', 0],
])(
  'before a job that looks at what %s teams owe, what gates ask is judged one thing at a time',
  async (_, more) => {
    const world = await startSupportCopilot();
    const { database, app, workspace, rollout } = world;
    const { clock } = workspace;
    addManyTeams(world, more, 'UMIA');
    let turn = 0;
    const judgedIn: number[] = [];
    const criteria = app.product.criteria.map((one) => ({
      ...one,
      judge(...of: Parameters<typeof one.judge>) {
        judgedIn.push(turn);
        return one.judge(...of);
      },
    }));
    const upkeep = keepUp({
      database,
      product: { ...app.product, criteria },
      clock,
      log: silentLog,
    });
    await upkeep.ready('teams');
    judgedIn.length = 0;
    const rename = database.$client.prepare('update rollouts set name = name || ? where id = ?');
    write(database, () => void rename.run('.', rollout.id));
    const counting = setImmediate(function next() {
      turn += 1;
      if (turn < 100_000) setImmediate(next);
    });
    await upkeep.ready('owed');
    clearImmediate(counting);
    turn = 100_000;

    expect(judgedIn.length).toBeGreaterThan(1);
    expect(new Set(judgedIn).size).toBe(judgedIn.length);
  },
);

it('does nothing more once it is stopped', async () => {
  const world = await startSupportCopilot();
  addManyTeams(world, 250, 'UMIA');
  const { database, app, workspace, rollout } = world;
  const { clock } = workspace;
  const upkeep = keepUp({ database, product: app.product, clock, log: silentLog });
  upkeep.begin();
  upkeep.stop();
  await upkeep.done();
  const now = clock.now();
  expect(renewKept(contextOf({ database, product: app.product, now }, rollout), 1)).toBe(true);
});
