/* Whose message is due within two hours, when, and what stands in it: the whole plan over again, by the oracle's own reckoning. */
import { budgetBy } from './budget-model.ts';
import { type Local, localAt, momentsOf, plusDays } from './day-model.ts';
import { type Due, dueFor, type Heard } from './due-model.ts';
import { openByReceiver } from './open-model.ts';
import { readersIn } from './people-model.ts';
import { rows, type Scene } from './watch.ts';

export const HOURS_AHEAD = 2;
const COUNTED_DAYS = 17;

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
      return dueFor(
        reader,
        {
          open: open.get(personId) ?? [],
          said: heard.get(personId) ?? [],
          budget: () => budgetOf(personId),
          isUrgentlyTold: urgentlyTold.has(personId),
        },
        localsOf(reader.zone),
      );
    },
  };
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
