/* Where mistakes are planted: the code behind each promise, without what only words, draws or declares it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceFrom } from '../chance.ts';
import { type Mutant, mutantsOf } from './mutate.ts';

export type Area = {
  name: string;
  /** Folders, and single files. */
  paths: readonly string[];
};

const QUIET = /plan-when|plan-calendar|plan-people/;
/** What a message that was sent says later, and what its buttons do: how often and when is no question there. */
const SHOWN = /nudge-message\.store|item-ending|answer-nudge|show-again|edit-nudge|remind-later/;

export const areas: readonly Area[] = [
  { name: 'sender', paths: ['src/platform/outbox/'] },
  { name: 'ledger', paths: ['src/platform/jobs/', 'src/platform/slack/idempotency.ts'] },
  {
    name: 'budget',
    paths: ['src/features/telling/nudges/'],
  },
  { name: 'messages', paths: ['src/features/telling/nudges/'] },
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
    .flatMap((path) =>
      path.endsWith('/') ? readdirSync(join(root, path)).map((name) => `${path}${name}`) : [path],
    )
    .filter((path) => path.endsWith('.ts') && !LEFT_OUT.test(path))
    .filter(
      (path) =>
        !path.includes('/nudges/') ||
        (QUIET.test(path) ? 'quiet hours' : SHOWN.test(path) ? 'messages' : 'budget') === area.name,
    );
}
