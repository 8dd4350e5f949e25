/* Where mistakes are planted: the code behind each promise, without what only words, draws or declares it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceFrom } from '../chance.ts';
import { type Mutant, mutantsOf } from './mutate.ts';

export type Area = {
  name: string;
  /** Folders, or beginnings of paths. */
  paths: readonly string[];
};

const QUIET = /plan-when|plan-calendar|plan-people/;

export const areas: readonly Area[] = [
  { name: 'sender', paths: ['src/platform/outbox/'] },
  { name: 'ledger', paths: ['src/platform/jobs/'] },
  {
    name: 'budget',
    paths: ['src/features/telling/nudges/'],
  },
  {
    name: 'quiet hours',
    paths: ['src/features/teams/calendars/', 'src/features/telling/nudges/'],
  },
  {
    name: 'gates',
    paths: ['gates', 'overrides', 'pauses', 'freezes'].map((one) => `src/features/gates/${one}/`),
  },
  {
    name: 'access',
    paths: ['src/features/access/access/', 'src/features/access/ofrep/'],
  },
];

/** What draws, declares or starts, and what waits for a person's hand. */
const LEFT_OUT =
  /(\.view|\.slack|\.feature|\.cli|\.table)\.ts$|rehearsal|time-travel|ticker|manual-actions|flush-summary|slack-refusals|muted-logger|destination-names|closing|words|away-statement|look-up-holidays|own-holidays|import-holidays|calendars\.jobs|list-restores|nudge-settings/;

/** A fair sample: all mistakes that can be made in the area, in an order of chance, and the first of it. */
export function sampleOf(
  root: string,
  area: Area,
  { seed, count, within = '' }: { seed: number; count: number; within?: string },
): Mutant[] {
  const all = filesOf(root, area)
    .filter((path) => path.includes(within))
    .flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')));
  const { uniform } = chanceFrom(seed);
  const drawn = all.map((mutant) => ({ mutant, by: uniform() })).toSorted((a, b) => a.by - b.by);
  return drawn.slice(0, count).map(({ mutant }) => mutant);
}

function filesOf(root: string, area: Area): string[] {
  return area.paths
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}${name}`))
    .filter((path) => path.endsWith('.ts') && !LEFT_OUT.test(path))
    .filter(
      (path) => !path.includes('/nudges/') || (area.name === 'quiet hours') === QUIET.test(path),
    );
}
