/* What the runner says of each job: how it last went and when its turn comes; and whom it refuses to run. */
import type { Runner } from '../../../src/platform/jobs/runner.ts';
import { KINDS, type Kind, slotsOf } from './job-kinds.ts';
import { type Entry, nameOf, SWEEP } from './ledger-model.ts';

type Expect = (holds: boolean, says: () => string) => void;
type Ledger = ReadonlyMap<string, Entry>;

const HOUR_MS = 3_600_000;
const AHEAD_HOURS = 8 * 24;

export function judgeList(
  runner: Runner,
  { ledger, begins, now }: { ledger: Ledger; begins: number; now: Temporal.Instant },
  expect: Expect,
): void {
  const lines = runner.list();
  for (const [index, kind] of KINDS.entries()) {
    const line = lines[index];
    const may = lastOf(kind, ledger);
    const found = line?.last && `${line.last.period} ${line.last.outcome}`;
    expect(
      found === undefined ? may.length === 0 : may.includes(found),
      () => `The last of ${kind.name} is ${found}, not ${may.join(' or ')}.`,
    );
    const next = nextOf(kind, { ledger, begins, now });
    const says = typeof line?.next === 'string' ? line.next : line?.next?.epochMilliseconds;
    expect(says === next, () => `${kind.name} is next due at ${says}, not ${next}.`);
  }
  const none = runner.runOne('no such thing');
  expect(
    none.kind === 'no-such-job' && none.names.join() === KINDS.map(({ name }) => name).join(),
    () => `What does not exist is ${none.kind}.`,
  );
  const ahead = runner.runOne('daily', { at: now.add({ milliseconds: 1 }) });
  expect(ahead.kind === 'ahead-of-time', () => `What is to come later is ${ahead.kind}.`);
}

/** The last to end; of several at once one that ran, and of those the last by its name, wherever it ran. */
function lastOf({ name }: Kind, ledger: Ledger): string[] {
  const own = [...ledger].filter(([of]) => of.startsWith(`${name} `));
  const end = Math.max(...own.map(([, { finished }]) => finished));
  const ended = own.filter(([, { finished }]) => finished === end);
  const ran = ended.filter(([, { outcome }]) => outcome !== 'skipped');
  const all = (ran.length > 0 ? ran : ended).map(([of, { outcome }]) => ({
    period: of.split(' ')[2] ?? '',
    outcome,
  }));
  const last = all.map(({ period }) => period).reduce((a, b) => (a > b ? a : b), '');
  return all
    .filter(({ period }) => period === last)
    .map(({ period, outcome }) => `${period} ${outcome}`);
}

function nextOf(
  kind: Kind,
  { ledger, begins, now }: { ledger: Ledger; begins: number; now: Temporal.Instant },
): number | string | undefined {
  if (kind.everyMs === 0) return 'with every tick';
  const from = now.epochMilliseconds;
  const times: number[] = [];
  for (let at = from + HOUR_MS; at <= from + AHEAD_HOURS * HOUR_MS; at += kind.everyMs)
    for (const slot of slotsOf(kind, begins, Temporal.Instant.fromEpochMilliseconds(at))) {
      const time = slot.at.epochMilliseconds;
      if (slot.period !== SWEEP && time > from && !ledger.has(nameOf(kind, slot))) times.push(time);
    }
  return Math.min(...times);
}
