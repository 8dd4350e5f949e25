/* Whose message is due within two hours, when, and what stands in it: the whole plan over again, by the oracle's own reckoning. */
import { type Budget, budgetBy } from './budget-model.ts';
import { type Local, localAt, momentsOf, mondayOf, plusDays } from './day-model.ts';
import { type Open, openByReceiver } from './open-model.ts';
import { isAwakeAt, isOpenAt, readersIn } from './people-model.ts';
import { inOrder } from './step-model.ts';
import { rows, type Scene } from './watch.ts';

/** What cannot wait for the day's message, by the first word of its key. */
const URGENT = new Set([
  'overrides.decide',
  'closing.access-ends',
  'waves.access-ends',
  'escalations.top',
]);
export const HOURS_AHEAD = 2;
const COUNTED_DAYS = 17;

export type Due = {
  at: number;
  on: string;
  isUrgent: boolean;
  items: readonly { about: string; what: string; purpose: string }[];
};

type Heard = { on: string; isUrgent: boolean };

export type Plans = {
  /** What is due to this person; undefined when nothing is within two hours. */
  of(personId: string): Due | undefined;
  people(): Iterable<string>;
};

/** `toldNow`: people whose urgent news went into a message that they had already. */
export function plansIn(scene: Scene, toldNow: ReadonlySet<string>): Plans {
  const readers = readersIn(scene);
  const open = openByReceiver(scene, readers);
  const heard = heardOf(scene);
  const told = rows<{ id: string; at: number | null }>(
    scene,
    `select person_id as id, told_at as at from personal_news
     where is_urgent = 1 and seen_at is null`,
  )
    .filter(({ at }) => at === null || at === scene.now.epochMilliseconds)
    .map(({ id }) => id);
  const urgentlyTold = new Set(told.filter((id) => !toldNow.has(id)));
  const budgetOf = budgetBy(scene, readers);
  const moments = momentsOf(scene.now, HOURS_AHEAD);
  const byZone = new Map<string, Local[]>();
  const localsOf = (zone: string) => {
    const known = byZone.get(zone) ?? moments.map((at) => localAt(at, zone));
    byZone.set(zone, known);
    return known;
  };
  return {
    people: () => new Set([...open.keys(), ...urgentlyTold]),
    of(personId) {
      const reader = readers.get(personId);
      if (reader === undefined) return undefined;
      const own = open.get(personId) ?? [];
      const said = heard.get(personId) ?? [];
      const locals = localsOf(reader.zone);
      const today = locals[0]?.date ?? '';
      const isPressing = (each: Open, day: string) => isUrgentOn(each, personId, day);
      if (urgentlyTold.has(personId) || own.some((each) => isPressing(each, today))) {
        const when = locals.find(
          (local) =>
            isAwakeAt(local, reader) &&
            !said.some(({ on, isUrgent }) => isUrgent && on === local.date),
        );
        return when && dueAt(when, own, true, isPressing);
      }
      const budget = budgetOf(personId);
      const when = locals.find(
        (local) =>
          isOpenAt(local, reader) &&
          own.some(
            ({ next }) => (next.from ?? '') <= local.date && (next.aloneFrom ?? '') <= local.date,
          ) &&
          isWithin(budget, said, local.date),
      );
      return when && dueAt(when, own, false, isPressing);
    },
  };
}

function dueAt(
  { at, date }: Local,
  open: readonly Open[],
  isUrgent: boolean,
  isPressing: (each: Open, day: string) => boolean,
): Due {
  const order = inOrder(date);
  const items = open
    .filter((each) => (each.next.from ?? '') <= date || (isUrgent && isPressing(each, date)))
    .toSorted((a, b) => order(a.one, b.one))
    .map(({ one, next }) => ({
      about: one.personId as string,
      what: one.key,
      purpose: next.purpose,
    }));
  return { at, on: date, isUrgent, items };
}

function isUrgentOn({ one, next, lastOn }: Open, personId: string, day: string): boolean {
  const due = one.dueOn?.toString();
  if (due === undefined || one.personId !== personId || next.to !== personId) return false;
  return URGENT.has(one.key.split(':', 1)[0] ?? '') && due <= day && lastOn !== day;
}

/** One message a day, and so many from Monday on. */
function isWithin({ messages, weeks }: Budget, said: readonly Heard[], day: string): boolean {
  if (said.some(({ on }) => on === day)) return false;
  const monday = mondayOf(day);
  const [since, until] = [plusDays(monday, -7 * (weeks - 1)), plusDays(monday, 7)];
  const used = said.filter(({ on, isUrgent }) => !isUrgent && on >= since && on < until);
  return used.length < messages;
}

/** What was said before this moment; what is said in it is what is judged. */
function heardOf(scene: Scene): ReadonlyMap<string, Heard[]> {
  const since = scene.now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const found = rows<{ id: string; on: string; urgent: number; at: number }>(
    scene,
    `select person_id as id, send_on as "on", is_urgent as urgent, sent_at as at from nudges
     where send_on >= ? and sent_at is not null`,
    plusDays(since, -COUNTED_DAYS),
  )
    .filter(({ at }) => at !== scene.now.epochMilliseconds)
    .map(({ id, on, urgent }) => ({ id, heard: { on, isUrgent: urgent === 1 } }));
  return new Map(
    [...Map.groupBy(found, ({ id }) => id)].map(([id, own]) => [id, own.map(({ heard }) => heard)]),
  );
}
