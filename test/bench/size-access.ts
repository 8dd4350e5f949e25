/* What programs ask of a large rollout by OpenFeature's protocol, and how the bot's memory grows. */
import type { Company } from './company.ts';
import { median, percentile } from './figures.ts';
import { many, post, sendCommand } from './signed-load.ts';
import type { Look } from './size-reads.ts';
import type { SizedBot } from './sized-process.ts';

/** A key may ask 600 times a minute. */
const PER_KEY = 550;
const FIRSTS = 3;
const ASKED = { alone: 1000, together: 6000, bulk: 1000 };

export type Line = { what: string; state: string; value: number; unit: string; target: number };

export async function measureOfrep(
  bot: SizedBot,
  { teams }: Company,
  { write, seconds }: { write: () => Promise<unknown>; seconds: number },
): Promise<Line[]> {
  const count = Math.ceil((ASKED.alone + ASKED.together + 3 * ASKED.bulk) / PER_KEY);
  const { flag, keys } = await bot.ask<{ flag: string; keys: string[] }>({ kind: 'keys', count });
  let asked = 0;
  const ask = async (path: string, target: string, more: Record<string, string> = {}) => {
    asked += 1;
    const key = keys[Math.floor(asked / PER_KEY)] ?? '';
    const body = JSON.stringify({ context: { targetingKey: target } });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more };
    const answer = await post(bot.port(), path, body, headers);
    if (answer.status < 400) return answer;
    throw new Error(`OFREP answered ${answer.status}.`);
  };
  /** Mostly people of all teams, sometimes a team, sometimes a stranger. */
  const someone = (index: number) => {
    const team = teams[(index * 7919) % teams.length];
    if (index % 10 === 0) return `USTRANGER${index}`;
    return (index % 5 === 0 ? team?.id : team?.people[index % 12]) ?? '';
  };
  const single = `/ofrep/v1/evaluate/flags/${flag}`;
  const bulk = '/ofrep/v1/evaluate/flags';
  const one = (index: number) => ask(single, someone(index));

  /** The first one may have to compile, as that of a look. */
  const firstAfterWrites = async (act: () => Promise<unknown>) => {
    const costs: number[] = [];
    while (costs.length < FIRSTS) {
      await write();
      costs.push((await bot.cost(act)).cpu);
    }
    return costs;
  };
  const first = await firstAfterWrites(() => one(1));
  const alone = await bot.within(many({ count: ASKED.alone, atOnce: 1, seconds }, one));
  const begun = performance.now();
  const together = { count: ASKED.together, atOnce: 10, seconds };
  const answered = await bot.within(many(together, one));
  const perSecond = answered.length / ((performance.now() - begun) / 1000);
  const known = someone(1);
  const bulkFirst = await firstAfterWrites(() => ask(bulk, known));
  const { etag } = await ask(bulk, known);
  const unchanged = await bot.within(
    many({ count: ASKED.bulk, atOnce: 1, seconds }, () =>
      ask(bulk, known, { 'if-none-match': etag }),
    ),
  );
  if (unchanged.some(({ status }) => status !== 304)) throw new Error('The ETag did not hold.');
  const p99 = (answers: typeof alone) =>
    percentile(
      answers.map((each) => each.milliseconds),
      0.99,
    );
  const ms = { unit: 'ms' };
  return [
    {
      what: 'OFREP, one flag',
      state: 'the first since the start, CPU',
      value: first[0] ?? Number.NaN,
      ...ms,
      target: 50,
    },
    {
      what: 'OFREP, one flag',
      state: 'first after a write, CPU',
      value: median(first),
      ...ms,
      target: 5,
    },
    { what: 'OFREP, one flag', state: '99th of 100', value: p99(alone), ...ms, target: 5 },
    { what: 'OFREP, one flag', state: 'answers', value: perSecond, unit: '/s', target: 2000 },
    {
      what: 'OFREP, all flags',
      state: 'first after a write, CPU',
      value: median(bulkFirst),
      ...ms,
      target: 10,
    },
    {
      what: 'OFREP, all flags',
      state: 'by ETag, 99th of 100',
      value: p99(unchanged),
      ...ms,
      target: 10,
    },
  ];
}

const READS = 2000;
const PER_MINUTE = 100;

/** Reads by many people over twenty minutes, without any write; stops early where they take too long. */
export async function measureMemory(
  bot: SizedBot,
  { teams }: Company,
  { looks, seconds }: { looks: readonly Look[]; seconds: number },
): Promise<Line[]> {
  const reading = looks.filter((look) => look.writes !== true);
  const memory = () => bot.ask<number>({ kind: 'memory' });
  const after = await memory();
  const until = performance.now() + seconds * 1000;
  let reads = 0;
  while (reads < READS && performance.now() < until) {
    reads += 1;
    const by = teams[(reads * 7919) % teams.length]?.people[reads % 12] ?? '';
    await (reads % 2 === 0
      ? bot.within(sendCommand(bot.port(), 'status', { by }))
      : bot.within(reading[reads % reading.length]?.act(bot) ?? Promise.resolve()));
    if (reads % PER_MINUTE === 0) await bot.ask({ kind: 'move', minutes: 1 });
  }
  const megabytes = { unit: 'MB', target: 200 };
  return [
    { what: 'memory', state: 'after all of the above', value: after, ...megabytes },
    { what: 'memory', state: `after ${reads} reads`, value: await memory(), ...megabytes },
  ];
}
