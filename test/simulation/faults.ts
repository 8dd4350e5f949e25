/*
 * npm run test:faults: each fault by itself, again and again for two weeks, each from a seed of its own.
 * Ends with 1 where anything was said twice, was lost, or went otherwise than the oracle allows.
 */
import { faultKinds, planQuarter } from './quarter/plan.ts';
import { playQuarter } from './quarter/play-quarter.ts';

const SEEDS: Readonly<Record<(typeof faultKinds)[number], number>> = {
  death: 101,
  'lost-answer': 102,
  'lost-request': 103,
  'slow-down': 104,
  'server-error': 105,
  redelivery: 106,
  'full-disk': 107,
  locked: 108,
  clock: 109,
  'late-events': 110,
  'late-acts': 111,
  receiver: 112,
};
const WEEKS = 2;
const SHARE = 0.4;

const names = [
  'fault',
  'seed',
  'struck',
  'kills survived',
  'sent',
  'said twice',
  'lost',
  'refused with a sentence',
  'checks',
];
const table: (string | number)[][] = [names];
const wrongs: string[] = [];

for (const kind of faultKinds) {
  const seed = SEEDS[kind];
  const plan = planQuarter(seed, { weeks: WEEKS, faults: [kind], faultShare: SHARE });
  // In the drills many things go wrong at once.
  const played = await playQuarter(plan, { isDrilled: false });
  const { deaths, messages, twice, lost, refused, checks, wrong } = played;
  const struck = plan.steps.filter(({ fault }) => fault !== undefined).length;
  table.push([kind, seed, struck, deaths, messages, twice, lost, refused, checks]);
  if (wrong !== undefined) wrongs.push(`${kind}, seed ${seed}, step ${wrong.step}: ${wrong.says}`);
  if (twice + lost > 0) wrongs.push(`${kind}, seed ${seed}: ${twice} said twice, ${lost} lost.`);
}

const widths = names.map((_name, at) => Math.max(...table.map((row) => String(row[at]).length)));
for (const row of table) {
  const cells = row.map((cell, at) =>
    at === 0 ? String(cell).padEnd(widths[at] ?? 0) : String(cell).padStart(widths[at] ?? 0),
  );
  process.stdout.write(`${cells.join('  ')}\n`);
}
for (const wrong of wrongs) process.stdout.write(`wrong: ${wrong}\n`);
process.exitCode = wrongs.length === 0 ? 0 : 1;
