/* Whether the ledger and the outbox hold what the model has of them. */
import type { Database } from '../../../src/platform/database.ts';
import type { Entry } from './ledger-model.ts';
import type { Books } from './turns-model.ts';

type Expect = (holds: boolean, says: () => string) => void;
type LedgerRow = Entry & { name: string };
type QueuedRow = { key: string; state: string };

const LEDGER = `select job || ' ' || scope || ' ' || period as name, outcome, attempts, first_at as first,
  finished_at as finished, next_attempt_at as next, says from job_runs`;

export function judgeRows({ $client }: Database, { ledger, held }: Books, expect: Expect): void {
  const rows = $client.prepare<[], LedgerRow>(LEDGER).all();
  expect(
    rows.length === ledger.size,
    () => `The ledger has ${rows.length} rows, not ${ledger.size}.`,
  );
  for (const { name, says, ...entry } of rows) {
    const { says: begins, ...meant } = ledger.get(name) ?? { says: '' };
    expect(
      JSON.stringify(meant) === JSON.stringify(entry),
      () => `${name} is ${JSON.stringify(entry)} and not ${JSON.stringify(meant)}.`,
    );
    expect(says.startsWith(begins), () => `${name} says "${says}", and not "${begins}".`);
  }
  const queued = $client.prepare<[], QueuedRow>('select key, state from outbox').all();
  expect(queued.length === held.size, () => `${queued.length} things were said, not ${held.size}.`);
  for (const { key, state } of queued)
    expect((state === 'held') === held.get(key), () => `${key} is ${state}.`);
}
