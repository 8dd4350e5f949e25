/* What leaves: every message once, a channel at most once an hour, and in the end nothing lost and nothing forgotten. */
import type { Message } from '../../../src/practice/state/message.ts';
import { type Report, rows, type Scene, type Watch } from './watch.ts';
import { keyOf } from './watch-voice.ts';

const HOUR_MS = 3_600_000;
/** What may have ended otherwise than by being sent, and stands on a list of the leads then. */
const OUR_FAULT = /please report it|on our side|error of ours|does not know how/;

type Row = {
  key: string;
  state: string;
  carrier: string;
  destination: string;
  at: number;
  channel_id: string | null;
  message_ts: string | null;
  problem: string | null;
  settled_at: number | null;
  joined_to: number | null;
};

export function watchDelivery(fresh: () => readonly Message[]): Watch {
  const seen = new Set<string>();
  const lastPost = new Map<string, number>();
  let isClockMoved = false;

  return (scene, report) => {
    if (scene.step?.fault?.kind === 'clock') isClockMoved = true;
    for (const message of fresh()) {
      if (!message.fromBot || message.onlyFor !== undefined) continue;
      const key = keyOf(message);
      if (key === undefined) continue;
      report.expect(!seen.has(key), () => `${key} was said twice.`);
      seen.add(key);
      postHourly(scene, report, message);
    }
    if (scene.isAtRest) comeToEnd(scene, report);
  };

  function postHourly({ house, now }: Scene, report: Report, message: Message): void {
    const place = house.workspace.world.records.conversations.get(message.channel);
    if (place?.kind !== 'channel') return;
    const last = lastPost.get(message.channel);
    lastPost.set(message.channel, now.epochMilliseconds);
    if (last === undefined || isClockMoved) {
      isClockMoved = false;
      return;
    }
    const since = now.epochMilliseconds - last;
    report.expect(since >= HOUR_MS, () => `${keyOf(message)} is the second post within an hour.`);
  }

  function comeToEnd(scene: Scene, report: Report): void {
    const all = rows<Row>(
      scene,
      `select key, state, carrier, destination, next_attempt_at as at, channel_id, message_ts, problem, settled_at, joined_to from outbox`,
    );
    const { messages } = scene.house.workspace.world.records;
    const posted = new Map(messages.all().map((one) => [`${one.channel}/${one.ts}`, one]));
    for (const row of all) judgeEnd(scene, report, row, posted);
    const byKey = new Map(all.map((row) => [row.key, row]));
    for (const key of seen) {
      const { state, problem } = byKey.get(key) ?? {};
      report.expect(state === 'sent', () => `${key} arrived and is ${state} (${problem}).`);
    }
  }
}

function judgeEnd(
  { now }: Scene,
  report: Report,
  row: Row,
  posted: ReadonlyMap<string, Message>,
): void {
  const { key, state, carrier, at, problem } = row;
  report.expect(state !== 'sending', () => `${key} is on its way for good.`);
  const isWaiting = state === 'queued' || (state === 'unknown' && row.settled_at === null);
  report.expect(
    !isWaiting || at > now.epochMilliseconds - HOUR_MS,
    () => `${key} is still ${state} (${problem}).`,
  );
  report.expect(
    state !== 'failed' || !OUR_FAULT.test(problem ?? ''),
    () => `${key} failed: ${problem}`,
  );
  const isMessage = carrier !== 'edit' && row.message_ts !== null;
  if (state !== 'sent' || !isMessage) return;
  report.expect(
    posted.has(`${row.channel_id}/${row.message_ts}`),
    () => `${key} is said to have been sent, and is not there.`,
  );
}
