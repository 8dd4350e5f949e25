/*
 * How often each notice is tried: twelve times, and once where another was given up and nothing has arrived
 * since. By what the receivers saw of each try and what the row of the notice became, in the order of both.
 */
import { type Report, rows, type Scene } from '../watch.ts';

export type Try = { url: string; id: string; end: 'taken' | 'lost' | 'refused' };

const TRIES_MOST = 12;

type Row = { key: string; destination: string; state: string; attempts: number };

/** Both of an address's destinations are one receiver. */
const receiverOf = ({ destination }: Row) => destination.split(' ', 1)[0] ?? '';

export function watchTries(take: () => readonly Try[]) {
  const attempts = new Map<string, number>();
  /** `unsure` where one was given up and another arrived in the same step. */
  const stands = new Map<string, Stand>();
  /** What came of them could not be written down yet. */
  let open: Try[] = [];
  let lives = 0;

  return (scene: Scene, report: Report): void => {
    const hasDied = scene.house.lives() !== lives;
    lives = scene.house.lives();
    const last = new Map([...open, ...take()].map((one) => [`${one.url} ${one.id}`, one]));
    const found = [...last.values()].flatMap((one) => rowsOf(scene, one));
    const tried = found.filter(({ row }) => row.state !== 'sending');
    open = found.flatMap(({ row, one }) => (row.state === 'sending' ? [one] : []));
    const ofReceiver = Map.groupBy(tried, ({ row }) => receiverOf(row));
    for (const [receiver, own] of ofReceiver) {
      const arrived = own.some(({ row }) => row.state === 'sent');
      const givenUp = own.some(({ row, one }) => row.state === 'failed' && one.end === 'lost');
      const wasLast = own.some(({ row }) => row.state === 'failed' && row.attempts >= TRIES_MOST);
      const before = stands.get(receiver) ?? 'well';
      // What came of a try in a process that died may have been written down or not.
      if (!hasDied) for (const each of own) judge(report, { ...each, before, arrived, wasLast });
      if (arrived) stands.set(receiver, givenUp ? 'unsure' : 'well');
      else if (givenUp) stands.set(receiver, 'silent');
    }
    for (const { row } of tried) attempts.set(row.key, row.attempts);
  };

  function judge(report: Report, { row, one, before, arrived, wasLast }: Judged): void {
    const { key, state, attempts: times } = row;
    // A try in a process that died counts, and came to no end of its own.
    const isAgain = state === 'queued' && times > (attempts.get(key) ?? 0);
    const isOver = times >= TRIES_MOST;
    report.expect(!isAgain || !isOver, () => `${key} is to be tried after ${times} times.`);
    report.expect(
      !isAgain || before !== 'silent' || arrived,
      () => `${key} is to be tried again, where nothing arrives since another was given up.`,
    );
    report.expect(
      state !== 'failed' || one.end !== 'lost' || isOver || before !== 'well' || wasLast,
      () => `${key} was given up after ${times}, and its receiver is well.`,
    );
  }
}

type Ended = { row: Row; one: Try };
type Stand = 'silent' | 'well' | 'unsure';
type Judged = Ended & { before: Stand; arrived: boolean; wasLast: boolean };

/** An address that was removed and added again has a row for each. */
function rowsOf(scene: Scene, one: Try): Ended[] {
  const { url, id } = one;
  return rows<{ id: string }>(scene, 'select id from webhook_endpoints where url = ?', url)
    .map((endpoint) => `webhook:${endpoint.id}:${id}`)
    .flatMap((key) =>
      rows<Row>(scene, 'select key, destination, state, attempts from outbox where key = ?', key),
    )
    .map((row) => ({ row, one }));
}
