/*
 * How often each notice is tried: twelve times, and once where another was given up half a day ago and nothing has
 * arrived since. By what the receivers saw of each try and what the row of the notice became, in the order of both.
 */
import { type Report, rows, type Scene } from '../watch.ts';

export type Try = { url: string; id: string; end: 'taken' | 'lost' | 'refused' };

const TRIES_MOST = 12;
const HALF_A_DAY_MS = 12 * 3_600_000;
/** The bot's clock may have been wrong by so much at either moment. */
const SLACK_MS = 2 * 3_600_000;

type Row = { key: string; destination: string; state: string; attempts: number };

/** Both of an address's destinations are one receiver. */
const receiverOf = ({ destination }: Row) => destination.split(' ', 1)[0] ?? '';

export function watchTries(take: () => readonly Try[]) {
  const attempts = new Map<string, number>();
  /** `unsure` where one was given up and another arrived in the same step. */
  const stands = new Map<string, Known>();
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
      const at = scene.now.epochMilliseconds;
      const { stand, since } = stands.get(receiver) ?? { stand: 'well', since: at };
      const before = { stand, for: at - since };
      // What came of a try in a process that died may have been written down or not.
      if (!hasDied) for (const each of own) judge(report, { ...each, before, arrived });
      const isFirst = stand === 'well' || arrived;
      if (arrived && !givenUp) stands.set(receiver, { stand: 'well', since: at });
      else if (givenUp)
        stands.set(receiver, {
          stand: arrived ? 'unsure' : 'silent',
          since: isFirst && stand !== 'unsure' ? at : since,
        });
    }
    for (const { row } of tried) attempts.set(row.key, row.attempts);
  };

  function judge(report: Report, { row, one, before, arrived }: Judged): void {
    const { key, state, attempts: times } = row;
    // A try in a process that died counts, and came to no end of its own.
    const isAgain = state === 'queued' && times > (attempts.get(key) ?? 0);
    const isOver = times >= TRIES_MOST;
    const maySkip = before.stand !== 'well' && before.for >= HALF_A_DAY_MS - SLACK_MS;
    report.expect(!isAgain || !isOver, () => `${key} is to be tried after ${times} times.`);
    report.expect(
      !isAgain || arrived || before.stand !== 'silent' || before.for < HALF_A_DAY_MS + SLACK_MS,
      () =>
        `${key} is to be tried again, where nothing arrives for half a day since another was given up.`,
    );
    report.expect(
      state !== 'failed' || one.end !== 'lost' || isOver || maySkip,
      () => `${key} was given up after ${times}, and its receiver was well half a day ago.`,
    );
  }
}

type Ended = { row: Row; one: Try };
type Stand = 'silent' | 'well' | 'unsure';
/** Since when, in milliseconds since the epoch. */
type Known = { stand: Stand; since: number };
/** For how many milliseconds it has been so. */
type Before = { stand: Stand; for: number };
type Judged = Ended & { before: Before; arrived: boolean };

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
