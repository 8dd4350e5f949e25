import type { DayNumber } from './usage.ts';

/** What a source says of one person and one day. */
export type UsageFacts = {
  actions: number;
  sessions?: number | undefined;
  /** See `surfaces`. */
  surfaces?: number;
  phase?: number | undefined;
};

/** What several rows about the same person and day mean: the last one counts, or all of them together. */
export type Repeats = 'last' | 'sum';

/** Rows that were read and are not stored yet: some bytes each, whatever their number. */
export type UsageBatch = {
  count: number;
  /** As the source names them, in the order in which they came. */
  people: string[];
  add(person: string, day: DayNumber, facts: UsageFacts): void;
  /** The number of a name in `people`. */
  indexOf(person: string): number;
  addAt(personIndex: number, day: DayNumber, facts: UsageFacts): void;
  addCount(personIndex: number, day: DayNumber, actions: number): void;
  columns(): BatchColumns;
};

/** `NONE` stands for what was not said. */
export type BatchColumns = {
  people: Int32Array;
  days: Int32Array;
  actions: Float64Array;
  /** Undefined where no row says any of it. */
  more: { sessions: Int32Array; surfaces: Int32Array; phase: Int32Array } | undefined;
};

export const NONE = -1;

/** Somebody who is not stored yet, in a dry run. */
export const NEW = -1;
/** Somebody of whom nothing is kept. */
export const LEFT_OUT = -2;

/** Rows that were new, that said something else than what was stored, and that said the same. */
export type KeepCounts = { added: number; revised: number; known: number };

const FIRST_ROOM = 1024;

export function usageBatch(): UsageBatch {
  const known = new Map<string, number>();
  const names: string[] = [];
  let room = FIRST_ROOM;
  let people = new Int32Array(room);
  let days = new Int32Array(room);
  let actions = new Float64Array(room);
  let more: BatchColumns['more'];
  let count = 0;

  function grow(): void {
    room *= 2;
    people = longer(people, new Int32Array(room));
    days = longer(days, new Int32Array(room));
    actions = longer(actions, new Float64Array(room));
    if (more === undefined) return;
    const { sessions, surfaces, phase } = more;
    more = {
      sessions: longer(sessions, new Int32Array(room).fill(NONE)),
      surfaces: longer(surfaces, new Int32Array(room)),
      phase: longer(phase, new Int32Array(room).fill(NONE)),
    };
  }

  const batch: UsageBatch = {
    get count() {
      return count;
    },
    people: names,
    indexOf(person) {
      const index = known.get(person);
      if (index !== undefined) return index;
      known.set(person, names.length);
      names.push(person);
      return names.length - 1;
    },
    add: (person, day, facts) => batch.addAt(batch.indexOf(person), day, facts),
    addAt(personIndex, day, facts) {
      const at = count;
      batch.addCount(personIndex, day, facts.actions);
      const { sessions, surfaces = 0, phase } = facts;
      if (sessions === undefined && surfaces === 0 && phase === undefined) return;
      more ??= {
        sessions: new Int32Array(room).fill(NONE),
        surfaces: new Int32Array(room),
        phase: new Int32Array(room).fill(NONE),
      };
      more.sessions[at] = sessions ?? NONE;
      more.surfaces[at] = surfaces;
      more.phase[at] = phase ?? NONE;
    },
    addCount(personIndex, day, acts) {
      if (count === room) grow();
      people[count] = personIndex;
      days[count] = day;
      actions[count] = acts;
      count += 1;
    },
    columns: () => ({ people, days, actions, more }),
  };
  return batch;
}

function longer<Of extends Int32Array | Float64Array>(short: Of, long: Of): Of {
  long.set(short);
  return long;
}
