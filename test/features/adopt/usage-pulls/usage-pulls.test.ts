import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operate } from '../../../../src/app/operate.ts';
import type { PulledKind } from '../../../../src/features/adopt/usage-pulls/pull-api.ts';
import { getReportedWeeks } from '../../../../src/features/adopt/usage-sources/source-reports.store.ts';
import { getPowerMean } from '../../../../src/features/adopt/usage-sources/usage-sources.store.ts';
import { useOutsideKeys } from '../../../../src/platform/outside-keys.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { startStandInSource } from './stand-in-source.ts';

const KEY = 'sk-a-key-that-nobody-may-see';

async function usage(world: SupportCopilotWorld, ...words: string[]): Promise<string> {
  const { database, app, workspace } = world;
  const said: string[] = [];
  await operate(
    {
      ...{ database: () => database, product: app.product, clock: workspace.clock },
      print: (line) => said.push(line),
    },
    ['usage', ...words],
  );
  return said.join('\n');
}

/** A rollout that asks a source which stands in for the real one, the day after its beginning. */
async function startAsking(kind: PulledKind) {
  const source = await startStandInSource();
  const world = await startSupportCopilot();
  useOutsideKeys(world.database, { [kind]: KEY });
  await usage(world, 'pull', kind, '--url', source.url);
  await world.travelTo('2027-01-05T06:00:00Z');
  const days = () =>
    world.database.$client
      .prepare('select count(*) as rows, sum(actions) as actions from usage_days where actions > 0')
      .get();
  const states = () =>
    world.database.$client
      .prepare("select distinct state from outbox where carrier = 'usage-pull'")
      .all();
  return { source, world, days, states };
}

describe('a source that is asked each morning', () => {
  it.each([
    ['claude-enterprise', 42, 252],
    ['claude-code', 21, 63],
    ['openai', 21, 84],
    ['copilot', 16, 80],
  ] as const)('is asked for each day that is missing: %s', async (kind, rows, actions) => {
    const { source, world, days, states } = await startAsking(kind);
    expect(days()).toEqual({ rows, actions });
    expect(states()).toEqual([{ state: 'sent' }]);
    expect(source.keys).toEqual(new Set([KEY]));
    const { states: weeks } = getReportedWeeks(world.database, world.rollout.id);
    expect(weeks.filter((week) => week === 'whole').length).toBe(kind === 'copilot' ? 1 : 4);
  });

  it('is asked again for its last days alone, and the same answer changes nothing', async () => {
    const { source, world, days } = await startAsking('claude-code');
    const before = days();
    source.log.length = 0;
    await world.travelTo('2027-01-06T06:00:00Z');
    expect(source.log.map((line) => line.match(/starting_at=([\d-]+)/)?.[1])).toEqual([
      '2027-01-03',
      '2027-01-04',
      '2027-01-05',
    ]);
    expect(days()).toEqual({ rows: 22, actions: 66 });
    expect(before).toEqual({ rows: 21, actions: 63 });
    await world.restart();
    await world.travelTo('2027-01-06T12:00:00Z');
    expect(source.log).toHaveLength(3);
  });

  it('is asked again when it is ill, and no more when it does not take the key', async () => {
    const source = await startStandInSource();
    const world = await startSupportCopilot();
    useOutsideKeys(world.database, { openai: KEY });
    await usage(world, 'pull', 'openai', '--url', source.url);
    source.answers.push(500, 429, 503, 200, 401);
    await world.travelTo('2027-01-05T06:00:00Z');
    const rows = world.database.$client
      .prepare(
        "select state, attempts, problem from outbox where carrier = 'usage-pull' order by id",
      )
      .all();
    expect(rows[0]).toMatchObject({ state: 'sent' });
    expect(rows.filter((row) => (row as { state: string }).state === 'failed')).toMatchObject([
      { problem: expect.stringContaining('does not take the key (HTTP 401)') },
    ]);
  });

  it('leaves its key nowhere: not in the database, not in an address', async () => {
    const { source, world } = await startAsking('claude-enterprise');
    expect(source.log.some((line) => line.includes(KEY))).toBe(false);
    world.database.$client.pragma('wal_checkpoint(TRUNCATE)');
    expect(readFileSync(world.database.$client.name).includes(KEY)).toBe(false);
  });

  it('waits for its key, and says which variable holds it', async () => {
    const source = await startStandInSource();
    const world = await startSupportCopilot();
    expect(await usage(world, 'pull', 'openai', '--url', source.url)).toContain('USAGE_KEY_OPENAI');
    await world.travelTo('2027-01-05T06:00:00Z');
    expect(source.log).toEqual([]);
    const problem = world.database.$client
      .prepare("select problem from outbox where carrier = 'usage-pull' limit 1")
      .pluck()
      .get();
    expect(problem).toContain('USAGE_KEY_OPENAI is not set.');
  });

  it('is no longer asked once that was said', async () => {
    const { source, world } = await startAsking('openai');
    await usage(world, 'pull', 'openai', '--stop');
    source.log.length = 0;
    await world.travelTo('2027-01-07T06:00:00Z');
    expect(source.log).toEqual([]);
  });
});

describe('what is said once of a source', () => {
  it('is refused where a key would travel in the open, or stand in the address', async () => {
    const world = await startSupportCopilot();
    await expect(usage(world, 'pull', 'openai', '--url', 'http://example.org')).rejects.toThrow(
      'must begin with https://',
    );
    await expect(
      usage(world, 'pull', 'openai', '--url', 'https://example.org/?key=1'),
    ).rejects.toThrow('the key belongs in the environment');
    await expect(usage(world, 'pull', 'copilot')).rejects.toThrow('Say where it is asked');
    await expect(usage(world, 'pull', 'viva')).rejects.toThrow('Say one of these: copilot');
  });

  it('is remembered and shown: names of telemetry, and what makes a power user', async () => {
    const world = await startSupportCopilot();
    expect(await usage(world, 'telemetry')).toContain(
      'An act is one of claude_code.session.count.',
    );
    const said = await usage(
      world,
      ...['telemetry', '--actions', 'helper.answers, helper.edits', '--person', 'enduser.id'],
    );
    expect(said).toContain('An act is one of helper.answers and helper.edits.');
    expect(said).toContain('The person is the first there is of enduser.id.');
    expect(await usage(world, 'power', 'otel', '40')).toContain('40 acts a week');
    expect(getPowerMean(world.database, world.rollout.id)).toBe(40);
    expect(await usage(world, 'sources')).toBe(
      'otel; 40 acts a week make a power user; sessions is helper.answers, helper.edits, person is enduser.id',
    );
    await expect(usage(world, 'power', 'otel', '0')).rejects.toThrow('Write a whole number');
    await expect(usage(world, 'power', 'other', '9')).rejects.toThrow('No source is called other');
    expect(await usage(world, 'telemetry', '--usual')).toContain('claude_code.session.count');
  });
});
