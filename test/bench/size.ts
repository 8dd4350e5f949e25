/*
 * What the bot costs by the size of its rollout: npm run bench -- --size [--teams 100,1000,10000]
 * [--limit 10] [--only status] [--quick] [--json]. A cell is CPU / how long nothing else had its turn, in milliseconds; each look
 * is taken after somebody wrote, again with nothing written, and in the next minute.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/platform/database.ts';
import { growthOf, growthTable, isLinear, isMet, type Measured, type SizeRow } from './growth.ts';
import { MORNING, seedLargeRollout } from './large-rollout.ts';
import type { Cost } from './loop-meter.ts';
import { optionOf } from './options.ts';
import { closeConnections } from './signed-load.ts';
import { type Line, measureMemory, measureOfrep } from './size-access.ts';
import { actSteps, writingIn } from './size-acts.ts';
import { jobSteps, mondayStep, type Step } from './size-jobs.ts';
import { type Look, looksOf, selection } from './size-reads.ts';
import { OverLimit, type SizedBot, startSized } from './sized-process.ts';
import { startStubSlack } from './stub-slack.ts';
import { temporaryFolder } from './temporary-folder.ts';

type Keep = (row: Omit<SizeRow, 'bySize'>, measured: Measured) => void;

const isQuick = process.argv.includes('--quick');
const REPEATS = isQuick ? 1 : 3;
const SLOW = 1500;
const QUICK_MS = 40_000;
/** What stands in the table where it could not be measured at all. */
const OFREP: Line = { what: 'OFREP', state: '', value: 0, unit: 'ms', target: 5 };
const MEMORY: Line = { what: 'memory', state: '', value: 0, unit: 'MB', target: 200 };

export async function benchSizes(): Promise<void> {
  const usual = isQuick ? '100,300' : '100,1000,10000';
  const sizes = (optionOf('--teams') ?? usual).split(',').map(Number);
  const limitSeconds = Number(optionOf('--limit') ?? (isQuick ? 6 : 10));
  const rows = new Map<string, SizeRow & { bySize: Map<number, Measured> }>();
  for (const size of sizes) {
    await measureSize(size, limitSeconds, (row, measured) => {
      const key = `${row.what}|${row.state.replace(/\d+ reads/, 'reads')}`;
      const known = rows.get(key) ?? { ...row, bySize: new Map() };
      known.bySize.set(size, measured);
      rows.set(key, known);
      const cost = 'note' in measured ? measured.note : `${Math.round(measured.value)} ${row.unit}`;
      process.stderr.write(`${size} teams: ${row.what}, ${row.state}: ${cost}\n`);
    });
  }
  const all = [...rows.values()];
  process.stdout.write(
    `${process.argv.includes('--json') ? asJson(all) : growthTable(all, sizes)}\n`,
  );
}

function asJson(rows: readonly SizeRow[]): string {
  const plain = rows.map((row) => ({
    ...row,
    bySize: Object.fromEntries(row.bySize),
    growth: growthOf(row),
    isMet: isMet(row),
    isLinear: isLinear(row),
  }));
  return JSON.stringify(plain, null, 2);
}

async function measureSize(size: number, limitSeconds: number, keep: Keep): Promise<void> {
  const folder = temporaryFolder(`size-${size}`);
  const slack = await startStubSlack();
  const path = join(folder, 'large.db');
  const earlier = join(folder, 'earlier.db');
  const database = openDatabase(path);
  const company = seedLargeRollout(database, size);
  database.$client.close();
  copyFileSync(path, earlier);
  goBackToTheSecondPilot(earlier);
  const started = { slack, now: MORNING, limitSeconds };
  if (isAsked(mondayStep)) {
    const other = join(folder, 'monday.db');
    copyFileSync(path, other);
    const monday = await startSized({ ...started, path: other, limitSeconds: 6 * limitSeconds });
    await takeStep(monday, mondayStep, keep).finally(monday.stop);
  }
  const bot = await startSized({ ...started, path });
  const writing = writingIn(company);
  const write = async () => {
    await bot.within(writing.sayAway(bot));
    await bot.ask({ kind: 'flush' });
  };
  try {
    for (const step of jobSteps) {
      if (isAsked(step)) await takeStep(bot, step, keep);
    }
    const looks = looksOf(company);
    for (const look of looks) {
      if (isAsked(look)) await takeLook(bot, look, { write, keep });
    }
    if (isAsked(selection)) {
      const other = await startSized({ ...started, path: earlier });
      // As soon as it has started, a bot looks at what is kept; a request hardly ever comes before.
      await other.ask({ kind: 'keep-up' });
      await takeLook(other, selection, { write: async () => {}, keep }).finally(other.stop);
    }
    for (const step of actSteps(writing)) {
      if (isAsked(step)) await takeStep(bot, step, keep);
    }
    if (isAsked(OFREP)) {
      const how = { write, seconds: isQuick ? 1 : 4 };
      await keepLines(keep, OFREP, () => measureOfrep(bot, company, how));
    }
    if (isAsked(MEMORY)) {
      const how = { looks, seconds: isQuick ? 3 : 3 * limitSeconds };
      await keepLines(keep, MEMORY, () => measureMemory(bot, company, how));
    }
  } finally {
    await bot.stop();
    slack.close();
    closeConnections();
    rmSync(folder, { recursive: true });
  }
}

/** All figures, or with --only those whose names hold these words; a quick look ends in time. */
function isAsked({ what }: { what: string }): boolean {
  if (isQuick && performance.now() > QUICK_MS) return false;
  return what.includes(optionOf('--only') ?? '');
}

/** The same company before its second pilot: that is when teams are chosen by contrast. */
function goBackToTheSecondPilot(path: string): void {
  const database = openDatabase(path);
  database.$client.exec(`
    delete from wave_teams;
    delete from waves;
    delete from gate_passes where gate like 'wave-%' or gate = 'leaving-expansion';
    update rollouts set phase = 'expansion';
  `);
  database.$client.close();
}

async function measured(act: () => Promise<Cost>): Promise<Measured> {
  try {
    const { cpu, held } = await act();
    return { value: cpu, held };
  } catch (error) {
    if (error instanceof OverLimit) return { note: error.message };
    return { note: `failed: ${String(error).slice(0, 300)}` };
  }
}

function rowOf({ what, state, target }: Pick<Step, 'what' | 'state' | 'target'>) {
  const limits = target && { value: target.cpu, held: target.held };
  return { what, state, unit: 'ms', target: limits };
}

async function takeStep(bot: SizedBot, step: Step, keep: Keep): Promise<void> {
  keep(rowOf(step), await measured(() => step.run(bot)));
}

async function takeLook(
  bot: SizedBot,
  look: Look,
  { write, keep }: { write: () => Promise<unknown>; keep: Keep },
): Promise<void> {
  const nextMinute = () => bot.ask({ kind: 'move', minutes: 1 });
  const states = [
    ['after a write', write],
    ['again', async () => {}],
    ...(isQuick ? [] : [['in the next minute', nextMinute] as const]),
  ] as const;
  let isOver: Measured | undefined;
  for (const [state, prepare] of states) {
    const once = () => prepare().then(() => bot.cost(() => look.act(bot)));
    // Who was over the limit has forgotten everything: what comes after it would be a first look again.
    const taken = isOver ?? (await measured(() => medianOf(once)));
    if ('note' in taken) isOver = taken;
    keep(rowOf({ ...look, state }), taken);
  }
}

/** The median of three by CPU, since the first one may have to compile; of what is slow, the only one. */
async function medianOf(once: () => Promise<Cost>): Promise<Cost> {
  const costs = [await once()];
  while (costs.length < REPEATS && (costs[0]?.cpu ?? 0) < SLOW) costs.push(await once());
  costs.sort((a, b) => a.cpu - b.cpu);
  return costs[Math.floor(costs.length / 2)] ?? { cpu: Number.NaN, held: Number.NaN };
}

async function keepLines(keep: Keep, whole: Line, act: () => Promise<Line[]>): Promise<void> {
  try {
    for (const { value, target, ...line } of await act()) {
      keep({ ...line, target: { value: target } }, { value });
    }
  } catch (error) {
    const note = error instanceof OverLimit ? error.message : `failed: ${String(error)}`;
    const { value: _value, target, ...line } = whole;
    keep({ ...line, target: { value: target } }, { note });
  }
}
