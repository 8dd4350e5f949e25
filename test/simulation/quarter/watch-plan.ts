/* Every message about what people owe: planned when it is due, sent with what belongs in it, put off and called off as it must be. */
import type { Due } from './due-model.ts';
import { HOURS_AHEAD, type Plans, plansIn } from './plan-model.ts';
import { type Report, rows, type Scene, type Watch } from './watch.ts';

type Nudge = {
  key: string;
  person: string;
  on: string;
  urgent: number;
  planned: number;
  sent: number | null;
  cancelled: number | null;
  state: string;
  at: number;
};
type Item = { about: string; what: string; purpose: string };

const SETTLES_MS = 3_600_000;
/** Whoever has paused their notifications is asked about again after five minutes. */
const PAUSE_KNOWN_MS = 300_000;

/** `isCalm`: nothing of an earlier trouble keeps messages back. */
export function watchPlan(isCalm: (scene: Scene) => boolean): Watch {
  let waiting = new Map<string, Nudge>();
  return (scene, report) => {
    const all = recent(scene);
    if (isCalm(scene) && !isShutNow(scene)) judge(scene, report, all);
    waiting = new Map(
      all.filter(({ state }) => state === 'queued').map((nudge) => [nudge.key, nudge]),
    );
  };

  function judge(scene: Scene, report: Report, all: readonly Nudge[]): void {
    const now = scene.now.epochMilliseconds;
    const joined = joinedNow(scene);
    const plans = plansIn(scene, joined);
    const fresh = all.filter(({ planned, key }) => planned === now && !waiting.has(key));
    if (knewAll(scene)) {
      const sweep = joined.size === 0 ? plans : plansIn(scene, new Set());
      for (const nudge of fresh) judgePlanned(scene, report, nudge, sweep);
      for (const personId of sweep.people())
        judgeUnplanned(report, all, { personId, due: sweep.of(personId), now });
    }
    const due = [...fresh, ...waiting.values()].filter((one) => atFirst(one, fresh, now) <= now);
    const byKey = new Map(all.map((nudge) => [nudge.key, nudge]));
    for (const { key } of due) {
      const nudge = byKey.get(key);
      if (nudge !== undefined) judgeEnd(scene, report, nudge, plans.of(nudge.person));
    }
  }
}

/** A place that refuses is found out when messages leave, which is after they were planned and worded. */
function isShutNow(scene: Scene): boolean {
  const now = scene.now.epochMilliseconds;
  return rows(scene, 'select 1 from closed_places where since_at = ?', now).length > 0;
}

/** When it was first to leave: an urgent one at once, any other when things have settled. */
function atFirst(nudge: Nudge, fresh: readonly Nudge[], now: number): number {
  if (!fresh.includes(nudge)) return nudge.at;
  return nudge.urgent === 1 && nudge.state !== 'queued' ? now : nudge.at;
}

function recent(scene: Scene): readonly Nudge[] {
  const since = scene.now.subtract({ hours: 72 }).toString().slice(0, 10);
  return rows<Nudge>(
    scene,
    `select nudges.key, person_id as person, send_on as "on", is_urgent as urgent, planned_at as planned,
       sent_at as sent, cancelled_at as cancelled, state, next_attempt_at as at
     from nudges join outbox on outbox.key = nudges.key where send_on >= ?`,
    since,
  );
}

/** Whether everything on the record was known when messages were last planned, and that was now. */
function knewAll(scene: Scene): boolean {
  const now = scene.now.epochMilliseconds;
  const sweeps = rows<{ at: number; last: number; reached: string | null }>(
    scene,
    'select swept_at as at, last_sequence as last, reached from nudge_sweeps',
  );
  const [audit] = rows<{ last: number }>(scene, 'select max(sequence) as last from audit');
  return sweeps.every(
    ({ at, last, reached }) => at === now && last === audit?.last && reached === null,
  );
}

/** People whose urgent news went, just now, into a message that was sent before. */
function joinedNow(scene: Scene): ReadonlySet<string> {
  const now = scene.now.epochMilliseconds;
  // Without the moment in the question it is read again only when something was told.
  const found = rows<{ id: string; told: number; sent: number | null }>(
    scene,
    `select n.person_id as id, n.told_at as told, nudges.sent_at as sent
     from personal_news n cross join nudges on nudges.key = n.told_in where n.is_urgent = 1`,
  );
  const joined = found.filter(({ told, sent }) => told === now && sent !== null && sent !== now);
  return new Set(joined.map(({ id }) => id));
}

function judgePlanned(scene: Scene, report: Report, nudge: Nudge, plans: Plans): void {
  const now = scene.now.epochMilliseconds;
  const due = plans.of(nudge.person);
  const isMeant = due !== undefined && isOf(nudge, due);
  report.expect(isMeant, () => `${nudge.key} was planned; the oracle has ${sayDue(due)}.`);
  if (!isMeant || nudge.state !== 'queued') return;
  // What was to leave at once has found its reader not to be disturbed.
  if (due.isUrgent && due.at <= now && isPausedUntil(scene, nudge)) return;
  const at = due.at > now ? due.at : due.isUrgent ? now : now + SETTLES_MS;
  report.expect(
    nudge.at === at,
    () => `${nudge.key} is to leave at ${sayAt(nudge.at)} and not at ${sayAt(at)}.`,
  );
}

function judgeUnplanned(
  report: Report,
  all: readonly Nudge[],
  { personId, due, now }: { personId: string; due: Due | undefined; now: number },
): void {
  if (due === undefined || due.at > now + HOURS_AHEAD * SETTLES_MS) return;
  const of = all.filter((nudge) => nudge.person === personId && isOf(nudge, due));
  report.expect(
    of.some(({ cancelled }) => cancelled === null || cancelled === now),
    () => `${personId} is owed a message (${sayDue(due)}), and none was planned.`,
  );
}

function judgeEnd(scene: Scene, report: Report, nudge: Nudge, due: Due | undefined): void {
  const now = scene.now.epochMilliseconds;
  const { key, state } = nudge;
  const isNow = due !== undefined && isOf(nudge, due) && due.at === now;
  if (state === 'sent') {
    report.expect(isNow, () => `${key} was sent; the oracle has ${sayDue(due)}.`);
    if (isNow) judgeItems(scene, report, key, due);
  } else if (state === 'cancelled') {
    const isLater = due !== undefined && isOf(nudge, due);
    report.expect(!isLater, () => `${key} was called off; the oracle has ${sayDue(due)}.`);
  } else if (state === 'queued' && nudge.at > now) {
    judgePutOff(scene, report, nudge, { due, isNow });
  }
}

/** Whether somebody has paused their notifications until about then. */
function isPausedUntil({ house }: Scene, { person, at }: Pick<Nudge, 'person' | 'at'>): boolean {
  const until = house.workspace.world.records.members.get(person)?.doNotDisturbUntil;
  const end = until === undefined ? 0 : Temporal.Instant.from(until).epochMilliseconds;
  return Math.abs(end - at) < PAUSE_KNOWN_MS;
}

function judgePutOff(
  scene: Scene,
  report: Report,
  { key, person, at }: Nudge,
  { due, isNow }: { due: Due | undefined; isNow: boolean },
): void {
  if (isNow) {
    report.expect(
      isPausedUntil(scene, { person, at }),
      () => `${key} waits until ${sayAt(at)} for nothing.`,
    );
  } else if (due !== undefined) {
    report.expect(due.at === at, () => `${key} waits until ${sayAt(at)}; ${sayDue(due)}.`);
  }
}

function judgeItems(scene: Scene, report: Report, key: string, due: Due): void {
  const items = rows<Item>(
    scene,
    `select about_id as about, obligation_key as what, purpose from nudge_items
     where nudge_key = ? order by position`,
    key,
  );
  const words = (list: readonly Item[]) =>
    list.map(({ about, what, purpose }) => `${about} ${what} ${purpose}`).join('; ');
  report.expect(
    words(items) === words(due.items),
    () => `${key} says: ${words(items)}\nThe oracle has: ${words(due.items)}`,
  );
}

const isOf = (nudge: Nudge, due: Due) =>
  nudge.on === due.on && (nudge.urgent === 1) === due.isUrgent;

const sayAt = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();

function sayDue(due: Due | undefined): string {
  if (due === undefined) return 'nothing for the next two hours';
  return `${due.isUrgent ? 'an urgent one' : 'one'} of ${due.on} at ${sayAt(due.at)}`;
}
