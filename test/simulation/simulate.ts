/*
 * A quarter of the whole company from one number, with everything that goes wrong in it:
 *   npm run simulate -- --seed 1 [--weeks 13] [--people 60] [--seeds 1-20] [--twice] [--watch]
 *     [--no-faults] [--faults death,clock] [--fault-share 0.12] [--shrink 40] [--only <steps>] [--trace <file>]
 *     [--until-wrong]
 * Prints seed, commit, what was played and checked, and a hash that two runs of one seed share. Of a quarter
 * that goes wrong it says at which step, what was expected, and how to play it again; `--shrink` makes it
 * as short as it still goes wrong.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { optionOf } from '../bench/options.ts';
import { type Fault, faultKinds, type Plan, planQuarter } from './quarter/plan.ts';
import { type Played, playQuarter } from './quarter/play-quarter.ts';
import { sayStep } from './quarter/step-words.ts';
import { shrink } from './shrink.ts';
import { openPage } from './watch-page.ts';

const weeks = Number(optionOf('--weeks') ?? 13);
const people = Number(optionOf('--people') ?? 60);
const faultShare = Number(optionOf('--fault-share') ?? 0.12);
const triesAtMost = Number(optionOf('--shrink') ?? 0);
const faults = faultsAsked();
const traceTo = optionOf('--trace');
const page = process.argv.includes('--watch')
  ? openPage(Number(optionOf('--port') ?? 0))
  : undefined;
let failed = 0;

say(`Commit ${commit()}.`);
for (const seed of seedsAsked()) {
  const plan = planFor(seed);
  const played = await play(plan);
  if (process.argv.includes('--twice')) await playAgain(plan, played);
  if (traceTo !== undefined) writeFileSync(traceTo, `${played.trace.lines().join('\n')}\n`);
  if (played.wrong !== undefined) await report(plan, played.wrong, played);
  if (failed > 0 && process.argv.includes('--until-wrong')) break;
}
await page?.linger();
process.exitCode = failed === 0 ? 0 : 1;

async function play(plan: Plan): Promise<Played> {
  const before = process.cpuUsage();
  const played = await playQuarter(
    plan,
    page === undefined ? {} : { onStep: (step, house) => page.show(plan, step, house) },
  );
  page?.end(plan, played);
  const { user, system } = process.cpuUsage(before);
  const { steps, acts, messages, deaths, checks, phase, trace, twice, lost, refused } = played;
  const facts = [
    `${plan.startsAt.toString().slice(0, 10)} and ${weeks} weeks from ${phase}, ${people} people`,
    `${steps} steps, ${acts} acts on the record, ${messages} messages, ${deaths} kills, ${checks} checks`,
    `said twice ${twice}, lost ${lost}, refused with a sentence ${refused}`,
    `${((user + system) / 1e6).toFixed(1)} s of processor`,
    trace.hash().slice(0, 16),
  ];
  say(`Seed ${plan.seed}: ${facts.join('; ')}`);
  return played;
}

async function playAgain(plan: Plan, played: Played): Promise<void> {
  const again = await playQuarter(plan);
  const isSame = again.trace.hash() === played.trace.hash();
  say(isSame ? '  The same again, byte for byte.' : '  DIFFERENT when played again.');
  if (!isSame) failed += 1;
}

async function report(
  plan: Plan,
  wrong: NonNullable<Played['wrong']>,
  { trace }: Played,
): Promise<void> {
  failed += 1;
  const step = plan.steps.find(({ number }) => number === wrong.step);
  const isAtRest = step === plan.steps.at(-1) && trace.lines().at(-1)?.startsWith('rest');
  const when = isAtRest ? 'At rest, after' : 'At';
  say(
    step === undefined
      ? '  Before its first step, in its drills or its opening:'
      : `  ${when} step ${wrong.step} of ${plan.steps.length}: ${sayStep(step)}`,
  );
  say(`    wrong:    ${wrong.says}`);
  say(`    expected: ${wrong.expected}`);
  say(`    replay:   ${replayOf(plan)}`);
  if (triesAtMost === 0) return;
  const shrunk = await shrink(plan, wrong, triesAtMost);
  const numbers = shrunk.plan.steps.map(({ number }) => number);
  say(`  Still so with ${numbers.length} steps, after ${shrunk.tries} tries:`);
  for (const left of shrunk.plan.steps) say(`    ${left.number} ${sayStep(left)}`);
  say(`    replay:   ${replayOf(plan)} --only ${numbers.join(',')}`);
}

/** What makes the same happen again, in one line. */
function replayOf({ seed }: Plan): string {
  const options = ['--weeks', '--people', '--faults', '--fault-share'].flatMap((name) => {
    const value = optionOf(name);
    return value === undefined ? [] : [`${name} ${value}`];
  });
  const noFaults = faults.length === 0 ? ['--no-faults'] : [];
  return ['npm run simulate --', `--seed ${seed}`, ...options, ...noFaults].join(' ');
}

/** The quarter, or the steps of it that were asked for. */
function planFor(seed: number): Plan {
  const plan = planQuarter(seed, { weeks, people, faults, faultShare });
  const only = optionOf('--only')?.split(',').map(Number);
  if (only === undefined) return plan;
  return { ...plan, steps: plan.steps.filter(({ number }) => only.includes(number)) };
}

/** All kinds, or those that are named. */
function faultsAsked(): readonly Fault['kind'][] {
  if (process.argv.includes('--no-faults')) return [];
  const named = optionOf('--faults')?.split(',');
  return faultKinds.filter((kind) => named === undefined || named.includes(kind));
}

function seedsAsked(): number[] {
  const range = optionOf('--seeds')?.match(/^(\d+)-(\d+)$/);
  if (!range) return [Number(optionOf('--seed') ?? 1)];
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
