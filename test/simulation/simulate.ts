/*
 * A quarter of the whole company from one number, with everything that goes wrong in it:
 *   npm run simulate -- --seed 1 [--weeks 13] [--seeds 1-20] [--no-faults] [--trace <file>]
 * Prints the seed, what was played and checked, and a hash that two runs of one seed share.
 */
import { writeFileSync } from 'node:fs';
import { optionOf } from '../bench/options.ts';
import { faultKinds, planQuarter } from './quarter/plan.ts';
import { playQuarter } from './quarter/play-quarter.ts';

const weeks = Number(optionOf('--weeks') ?? 13);
const faults = process.argv.includes('--no-faults') ? [] : faultKinds;
const traceTo = optionOf('--trace');
let failed = 0;

for (const seed of seedsAsked()) {
  const before = process.cpuUsage();
  const plan = planQuarter(seed, { weeks, faults });
  const played = await playQuarter(plan);
  const { user, system } = process.cpuUsage(before);
  const { steps, acts, messages, lives, checks, phase, wrong, trace } = played;
  say(
    `seed ${seed}: ${plan.startsAt.toString().slice(0, 10)}, ${weeks} weeks from ${phase}; ${steps} steps, ${acts} acts, ${messages} messages, ${lives} lives, ${checks} checks; ${((user + system) / 1e6).toFixed(1)} s of processor; ${trace.hash().slice(0, 16)}`,
  );
  if (traceTo !== undefined) writeFileSync(traceTo, `${trace.lines().join('\n')}\n`);
  if (wrong === undefined) continue;
  failed += 1;
  say(`  wrong at step ${wrong.step}: ${wrong.says}`);
  say(`  ${trace.lines().at(-1)}`);
}
process.exitCode = failed === 0 ? 0 : 1;

function seedsAsked(): number[] {
  const range = optionOf('--seeds')?.match(/^(\d+)-(\d+)$/);
  if (!range) return [Number(optionOf('--seed') ?? 1)];
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
