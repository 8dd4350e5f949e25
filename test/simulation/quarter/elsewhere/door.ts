/* How a program of the company speaks to the bot by HTTP. */
import type { House } from '../house.ts';
import { Death } from '../life.ts';
import { rows } from '../watch.ts';

export type Answer = { status: number; body: Record<string, unknown>; etag: string | undefined };

/** What a program found, to be judged with the step. */
export type Note = (holds: boolean, says: string) => void;

/** Undefined where the process died meanwhile: nothing is known then. */
export async function post(
  house: House,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answer | undefined> {
  const request = new Request(`http://groundswell.test${path}`, { method: 'POST', body, headers });
  try {
    const answer = await house.ask(request);
    const text = await answer.text();
    const etag = answer.headers.get('etag') ?? undefined;
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text), etag };
  } catch (error) {
    if (error instanceof Death || house.bot().life.isOver) return undefined;
    throw error;
  }
}

/** What is to be sent goes in its order and again until it is known to be taken; what was never tried may change places. */
export type Delivery = { id: string; body: string; at: Temporal.Instant; isTried: boolean };

export type Queue = {
  add(delivery: Delivery): void;
  /** The two at the front change places, where neither was tried. */
  swap(): void;
  /** Sends until one is not taken. */
  send(take: (delivery: Delivery) => Promise<boolean>): Promise<void>;
  /** What was taken not long ago and may be sent once more: it is known by its id for a day. */
  past(now: Temporal.Instant): readonly Delivery[];
};

const PAST_KEPT = 3;
const KNOWN_HOURS = 12;

export function openQueue(): Queue {
  const waiting: Delivery[] = [];
  const past: Delivery[] = [];
  return {
    add: (delivery) => void waiting.push(delivery),
    swap() {
      const [first, second, ...rest] = waiting;
      if (first === undefined || second === undefined || first.isTried) return;
      waiting.splice(0, waiting.length, second, first, ...rest);
    },
    async send(take) {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        next.isTried = true;
        if (!(await take(next))) return;
        waiting.shift();
        past.push(next);
        if (past.length > PAST_KEPT) past.shift();
      }
    },
    past: (now) => past.filter(({ at }) => at.until(now).total('hours') < KNOWN_HOURS),
  };
}

/** Whether a lead has since chosen that so old a day is no longer kept by itself. */
export function isLetGo(house: House, day: string): boolean {
  const today = house.now().toZonedDateTimeISO('UTC').toPlainDate();
  const age = Temporal.PlainDate.from(day).until(today).days;
  const number = Temporal.PlainDate.from('1970-01-01').until(day).days;
  return rows<{ keep: number; since: number }>(
    { house },
    'select keep_days as keep, kept_from as since from usage_settings',
  ).some(({ keep, since }) => age >= keep || number < since);
}
