/* When messages are planned again: every quarter of an hour, and as soon as something is on the record; and what is said of it. */
import type { Desk } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;
type Sweep = { at: number; last: number; reached: string | null };

const EVERY_MS = 15 * 60_000;
const SWEEPS = 'select swept_at as at, last_sequence as last, reached from nudge_sweeps';

export type SweepWatch = { before(): void; after(says: readonly string[]): void };

export function watchSweeps({ database, now }: Desk, expect: Expect): SweepWatch {
  const { $client: client } = database;
  const read = client.prepare<[], Sweep>(SWEEPS);
  const sequence = client
    .prepare<[], number>('select coalesce(max(sequence), 0) from audit')
    .pluck();
  const planned = client.prepare<[], number>('select count(*) from nudges').pluck();
  const edits = client.prepare<[], number>('select coalesce(sum(edits), 0) from nudges').pluck();
  const kept = { sweep: undefined as Sweep | undefined, last: 0, planned: 0, edits: 0 };

  return {
    before() {
      kept.sweep = read.get();
      kept.last = sequence.get() ?? 0;
      kept.planned = planned.get() ?? 0;
      kept.edits = edits.get() ?? 0;
    },
    after(says) {
      const at = now().epochMilliseconds;
      const { sweep, last } = kept;
      const isDue = sweep === undefined || at - sweep.at >= EVERY_MS || last > sweep.last;
      const found = read.get();
      expect((found?.at === at) === isDue, () => `Planning was due: ${isDue}, at ${found?.at}.`);
      const isOver = found?.reached === null && found.last === (isDue ? last : sweep?.last);
      expect(isOver, () => `The round is at ${JSON.stringify(found)}, and the record at ${last}.`);
      const words = says.join(', ');
      const fresh = countIn(words, 'planned');
      const meant = (planned.get() ?? 0) - kept.planned;
      expect(fresh === meant, () => `"${words}" is said of ${meant} messages that were planned.`);
      const changed = (edits.get() ?? 0) - kept.edits;
      expect(
        countIn(words, 'updated') <= changed && !/\b0 /.test(words),
        () => `"${words}" is said of ${changed} that were changed.`,
      );
    },
  };
}

function countIn(words: string, what: string): number {
  return [...words.matchAll(new RegExp(`(\\d+) \\w+ ${what}`, 'g'))].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}
