/*
 * Whether the simulated company notices mistakes in the code that it stands for:
 *   npm run simulate:mutants -- [--count 20] [--seed 1] [--drills 3] [--seeds 1-4] [--weeks 2]
 *     [--areas sender,ledger] [--in src/features/gates] (only files whose path has these words)
 *     [--through nice] (a command by which each play is started)
 * Plants so many mistakes of each area, one after the other, in a copy of the sources, and lets the drills and
 * a few seeds play on it. A mistake that makes the play go wrong, break or hang is found. Prints each with
 * what noticed it, and a table with the place of every one that was not.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionOf } from '../../bench/options.ts';
import { type Area, areas, sampleOf } from './areas.ts';
import type { Mutant } from './mutate.ts';

/** By the processor's clock, since others may be at work beside it: a play of a few seeds takes a third of it. */
const HANGS_AFTER_S = 150;

type Outcome = { mutant: Mutant; isFound: boolean };
type Line = { area: Area; outcomes: Outcome[] };

const root = new URL('../../../', import.meta.url).pathname;
const count = Number(optionOf('--count') ?? 20);
const seed = Number(optionOf('--seed') ?? 1);
const drills = optionOf('--drills') ?? '3';
const [first = '1', last = first] = (optionOf('--seeds') ?? '1-4').split('-');
const weeks = optionOf('--weeks') ?? '2';
const within = optionOf('--in') ?? '';
const wanted = optionOf('--areas')?.split(',');
const through = optionOf('--through')?.split(' ') ?? [];
const folder = mkdtempSync(join(tmpdir(), 'groundswell-mutants-'));

try {
  for (const part of ['src', 'test', 'migrations', 'manifest.yml', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const before = play();
  if (before !== undefined) throw new Error(`Without any mistake it goes wrong already: ${before}`);
  sayTable(areas.filter(({ name }) => wanted?.includes(name) ?? true).map(plantIn));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function plantIn(area: Area): Line {
  const outcomes: Outcome[] = [];
  for (const mutant of sampleOf(folder, area, { seed, count: 2 * count, within })) {
    if (outcomes.length === count) break;
    const path = join(folder, mutant.path);
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, mutant.text);
    const noticed = play();
    writeFileSync(path, original);
    if (noticed?.includes('SyntaxError')) continue;
    const isFound = noticed !== undefined;
    say(`${isFound ? 'found   ' : 'SURVIVED'} ${placeOf(mutant)}  ${mutant.to.trim()}`);
    if (isFound) say(`           ${noticed}`);
    outcomes.push({ mutant, isFound });
  }
  return { area, outcomes };
}

/** What noticed something; undefined where nothing did. */
function play(): string | undefined {
  const attempt = [
    ...['--import', join(folder, 'src/platform/preload.mjs')],
    join(folder, 'test/simulation/mutants/attempt.ts'),
    ...[drills, first, last, weeks],
  ];
  const command = [...through, 'sh', '-c', `ulimit -t ${HANGS_AFTER_S}; exec "$@"`, 'sh'];
  const [program = 'sh', ...rest] = [...command, process.execPath, ...attempt];
  const { status, signal, stdout, stderr } = spawnSync(program, rest, {
    ...{ cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
  });
  if (status === 0) return undefined;
  const says = stdout.trim().split('\n').at(-1) ?? '';
  if (says !== '') return says.slice(0, 200);
  const error = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1) ?? '';
  return status === null || status > 128
    ? `It hangs (${signal ?? status}).`
    : `It breaks: ${error}`;
}

function sayTable(lines: readonly Line[]): void {
  say(`\n${'area'.padEnd(14)}planted  found  survived`);
  for (const { area, outcomes } of lines) {
    const survivors = outcomes.filter(({ isFound }) => !isFound);
    const numbers = [outcomes.length, outcomes.length - survivors.length, survivors.length];
    say(`${area.name.padEnd(14)}${numbers.map((one) => String(one).padStart(7)).join('')}`);
    for (const { mutant } of survivors) say(`    ${placeOf(mutant)}  ${mutant.to.trim()}`);
  }
  const all = lines.flatMap(({ outcomes }) => outcomes);
  const found = all.filter(({ isFound }) => isFound).length;
  const share = all.length === 0 ? 0 : Math.round((100 * found) / all.length);
  say(
    `${found} of ${all.length} found: ${share} %. Sample ${seed}; ${drills} drills, then seeds ${first}-${last} of ${weeks} weeks.`,
  );
}

function placeOf({ path, line }: Mutant): string {
  return `${path}:${line}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
