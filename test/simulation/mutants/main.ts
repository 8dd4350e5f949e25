/*
 * Whether the simulated company notices mistakes in the code that it stands for:
 *   npm run simulate:mutants -- [--count 100] [--seed 1] [--seeds 1-4] [--weeks 2]
 *     [--in src/features/gates] (only files whose path has these words)
 * Plants one mistake after the other in a copy of the sources and plays a few seeds on it. A mistake that
 * makes the play go wrong, break or hang is found. Prints each that was not, and the share that was.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionOf } from '../../bench/options.ts';
import { chanceFrom } from '../chance.ts';
import { type Mutant, mutantsOf } from './mutate.ts';

/** Sender, ledger, access, gates, budget and quiet hours. */
const TARGETS = [
  'src/platform/outbox',
  'src/platform/jobs',
  'src/features/access/access',
  'src/features/access/ofrep',
  'src/features/gates/gates',
  'src/features/gates/overrides',
  'src/features/gates/pauses',
  'src/features/gates/freezes',
  'src/features/telling/nudges',
  'src/features/teams/calendars',
];
const LEFT_OUT =
  /(view|slack|feature|cli|table)\.ts$|rehearsal|time-travel|ticker|manual-actions|carry-over|flush-summary|slack-refusals|pace\.ts|closing|words/;
const HANGS_AFTER_MS = 90_000;

const root = new URL('../../../', import.meta.url).pathname;
const count = Number(optionOf('--count') ?? 100);
const seeds = optionOf('--seeds') ?? '1-4';
const weeks = optionOf('--weeks') ?? '2';
const within = optionOf('--in') ?? '';
const folder = mkdtempSync(join(tmpdir(), 'groundswell-mutants-'));

try {
  for (const part of ['src', 'test', 'migrations', 'manifest.yml', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  if (!plays()) throw new Error('Without any mistake the play goes wrong already.');
  run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(): void {
  const chosen = choose();
  const survivors = chosen.filter((mutant) => {
    const path = join(folder, mutant.path);
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, mutant.text);
    const isFound = !plays();
    writeFileSync(path, original);
    say(`${isFound ? 'found   ' : 'SURVIVED'} ${mutant.path}:${mutant.line}  ${mutant.to.trim()}`);
    return !isFound;
  });
  const found = chosen.length - survivors.length;
  say(`${found} of ${chosen.length} found: ${Math.round((100 * found) / chosen.length)} %.`);
}

function choose(): Mutant[] {
  const all = TARGETS.flatMap((target) =>
    readdirSync(join(root, target))
      .filter((name) => name.endsWith('.ts') && !LEFT_OUT.test(name))
      .flatMap((name) => {
        const path = `${target}/${name}`;
        return path.includes(within) ? mutantsOf(path, readFileSync(join(root, path), 'utf8')) : [];
      }),
  );
  const { uniform } = chanceFrom(Number(optionOf('--seed') ?? 1));
  const drawn = all.map((mutant) => ({ mutant, by: uniform() })).toSorted((a, b) => a.by - b.by);
  return drawn.slice(0, count).map(({ mutant }) => mutant);
}

function plays(): boolean {
  const played = spawnSync(
    process.execPath,
    [
      join(folder, 'test/simulation/simulate.ts'),
      '--seeds',
      seeds,
      '--weeks',
      weeks,
      '--until-wrong',
    ],
    { cwd: folder, timeout: HANGS_AFTER_MS, stdio: 'ignore' },
  );
  return played.status === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
