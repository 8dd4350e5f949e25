/*
 * How often the product's own rule is wrong, and how soon it is right, in companies where the truth is known:
 * npm run simulate:verdicts -- --seed 1 [--rollouts 4] [--weeks 104] [--worlds base,p8] [--strict] [--json]
 */
import type { DepthVerdict } from '../../src/features/adopt/depth/depth-verdict.ts';
import { optionOf } from '../bench/options.ts';
import { chanceFrom } from './chance.ts';
import { makeTeams } from './make-teams.ts';
import { type FirstGiven, playTeams, playWave } from './play.ts';
import { medianWeek, type Rate, rateBy, sayRate } from './rates.ts';
import { type Change, changes, type World, worlds } from './worlds.ts';

const CHANGING_WEEKS = 36;
const WAVE_WEEKS = 40;
const WAVE_TEAMS = 12;

const seed = wholeOption('--seed', 1);
const rollouts = wholeOption('--rollouts', 4);
const weeks = Math.max(CHANGING_WEEKS, wholeOption('--weeks', 104));
const isJson = process.argv.includes('--json');
const chosen = chosenWorlds(optionOf('--worlds'));

say(
  `Seed ${seed}. Looked at every week; weeks are counted from the first usable one; 95 % intervals.`,
);
for (const world of chosen) {
  const flat = flatTeams(world);
  const people =
    world.people[0] === world.people[1] ? `${world.people[0]}` : world.people.join('-');
  say(`\n${world.name}: ${world.says}; ${people} people a team, ${world.teams} teams a rollout`);
  report(world, 'flat', flat, [
    ['called declining', ['declining'], [26, 52, 104]],
    ['called deepening', ['deepening'], [26, 104]],
    ['called either', ['declining', 'deepening'], [26, 52, 104]],
    ['called plateau, which is right', ['plateau'], [26, 39, 52]],
  ]);
  for (const { name, change } of changes) reportChange(world, name, change);
}
reportWaves();

function flatTeams(world: World): FirstGiven[] {
  return inRollouts((chance) => playTeams(makeTeams(world, chance, weeks), weeks), world, 'flat');
}

function reportChange(world: World, name: string, change: Change): void {
  const given = inRollouts(
    (chance) => {
      const teams = makeTeams(world, chance, CHANGING_WEEKS, change);
      return playTeams(teams, CHANGING_WEEKS).filter((_, index) => index % 3 === 0);
    },
    world,
    name,
  );
  const isRise = change.kind === 'burn' || (change.kind === 'rate' && change.rate > 0);
  const verdict: DepthVerdict = isRise ? 'deepening' : 'declining';
  report(world, name, given, [
    [`called ${verdict}`, [verdict], change.kind === 'burn' ? [26, 36] : [14, 16, 18, 20, 26]],
    ...(change.kind === 'burn' ? [] : [['called plateau', ['plateau'], [26]] as const]),
  ]);
  if (change.kind === 'burn') return;
  const middle = medianWeek(given, verdict);
  say(`    half of them by week ${middle ?? `… later than ${CHANGING_WEEKS}`}`);
}

function reportWaves(): void {
  const world = worlds.find(({ name }) => name === 'common');
  if (world === undefined || (optionOf('--worlds') !== undefined && !chosen.includes(world)))
    return;
  say(`\nwaves: ${WAVE_TEAMS} teams judged as one; ${world.says}`);
  const given = inRollouts(
    (chance) => [
      playWave(makeTeams({ ...world, teams: WAVE_TEAMS }, chance, WAVE_WEEKS), WAVE_WEEKS),
    ],
    world,
    'waves',
    5 * rollouts,
  );
  report(world, 'flat wave', given, [
    ['called declining', ['declining'], [26, 40]],
    ['called deepening', ['deepening'], [26, 40]],
    ['called plateau, which is right', ['plateau'], [26, 40]],
  ]);
}

function inRollouts(
  play: (chance: ReturnType<typeof chanceFrom>) => FirstGiven[],
  world: World,
  what: string,
  count = rollouts,
): FirstGiven[] {
  const start = [...`${world.name}/${what}`].reduce(
    (sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0),
    seed,
  );
  return Array.from({ length: count }, (_, index) => play(chanceFrom(start + index * 7919))).flat();
}

type Asked = readonly [says: string, verdicts: readonly DepthVerdict[], by: readonly number[]];

function report(world: World, truth: string, given: FirstGiven[], asked: readonly Asked[]): void {
  say(`  ${truth}, ${given.length} ${truth === 'flat wave' ? 'waves' : 'teams'}`);
  for (const [says, verdicts, by] of asked) {
    const longest = truth === 'flat' ? weeks : CHANGING_WEEKS + 4;
    const rates = by.filter((at) => at <= longest).map((at) => rateBy(given, verdicts, at));
    say(`    ${says}: ${rates.map(sayRate).join(', ')}`);
    if (isJson) printJson({ seed, world: world.name, truth, teams: given.length, says, rates });
  }
}

function printJson(line: { rates: Rate[]; [name: string]: unknown }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function say(line: string): void {
  if (!isJson) process.stdout.write(`${line}\n`);
}

function wholeOption(name: string, otherwise: number): number {
  const given = optionOf(name);
  if (given === undefined) return otherwise;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  process.stderr.write(`${name} takes a whole number; “${given}” isn’t one.\n`);
  process.exit(1);
}

function chosenWorlds(names: string | undefined): readonly World[] {
  const wanted = names?.split(',') ?? worlds.map(({ name }) => name);
  const unknown = wanted.find((name) => !worlds.some((world) => world.name === name));
  if (unknown === undefined) return worlds.filter(({ name }) => wanted.includes(name));
  process.stderr.write(
    `There is no world “${unknown}”; there are ${worlds.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(1);
}
