/*
 * Which tables a computation reads, found by listening to the statements that it runs: whoever keeps its
 * result knows by that until when it holds, and no list of dependencies can be forgotten.
 */
import type SqliteClient from 'better-sqlite3';

export type Reads = {
  /** Tables of which only the rows of the teams in question were read, and those of their people. */
  own: Set<string>;
  /** Tables of which any row may have mattered. */
  whole: Set<string>;
  /** People whose row was looked up one by one. */
  people: Set<string>;
  /** Those of the values that it rests on; tens of thousands are not copied from one to the next. */
  peopleOf: Set<ReadonlySet<string>>;
  /** Whether the moment was asked for, and not only the day. */
  isOfMoment: boolean;
  /** Whether it was asked which day it is elsewhere than at the rollout's own place. */
  isOfDays: boolean;
};

export const noReads = (): Reads => ({
  own: new Set(),
  whole: new Set(),
  people: new Set(),
  peopleOf: new Set(),
  isOfMoment: false,
  isOfDays: false,
});

const shared = new Map<string, Reads>();

/** One value for all that read the same tables and nobody's row: thousands of rows are kept with what they rest on. */
export function sharedReads(reads: Reads): Reads {
  if (reads.people.size > 0 || reads.peopleOf.size > 0) return reads;
  const key = `${reads.isOfMoment} ${reads.isOfDays} ${[...reads.own].join()} ${[...reads.whole].join()}`;
  const known = shared.get(key);
  if (known !== undefined) return known;
  shared.set(key, reads);
  return reads;
}

/** Whether this person's row was looked up, by the value itself or by what it rests on. */
export function hasReadPerson({ people, peopleOf }: Reads, id: string): boolean {
  return people.has(id) || peopleOf.values().some((those) => those.has(id));
}

/** Whether what is read belongs to single teams, or is about all of them. */
export type Reading = 'own' | 'whole';
type Listener = { reads: Reads; as: Reading };
const listeners: Listener[] = [];

/** Runs `compute` and writes down in `reads` what it read itself: of the teams in question, or at large. */
export function listening<Value>(reads: Reads, as: Reading, compute: () => Value): Value {
  listeners.push({ reads, as });
  try {
    return compute();
  } finally {
    listeners.pop();
  }
}

/** What a kept value rests on, for whoever computes with it. */
export function noteReads({ own, whole, people, peopleOf, ...asked }: Reads): void {
  const listener = listeners.at(-1);
  if (listener === undefined) return;
  const { reads, as } = listener;
  if (asked.isOfMoment) reads.isOfMoment = true;
  if (asked.isOfDays) reads.isOfDays = true;
  for (const table of whole) reads.whole.add(table);
  for (const table of own) reads[as].add(table);
  if (as === 'whole') return;
  for (const those of peopleOf) reads.peopleOf.add(those);
  if (people.size > FEW) reads.peopleOf.add(people);
  else for (const person of people) reads.people.add(person);
}

const FEW = 16;

/** Says that these people's rows were looked up. */
export function notePeople(people: Iterable<string>): void {
  const listener = listeners.at(-1);
  if (listener !== undefined) for (const person of people) listener.reads.people.add(person);
}

/** Says that the moment was asked for. */
export function noteMoment(): void {
  const listener = listeners.at(-1);
  if (listener !== undefined) listener.reads.isOfMoment = true;
}

/** Says that it was asked which day it is at other places. */
export function noteDays(): void {
  const listener = listeners.at(-1);
  if (listener !== undefined) listener.reads.isOfDays = true;
}

/** From now on every statement that is prepared on this connection tells whoever listens what it reads. */
export function listenTo(client: SqliteClient.Database): void {
  const tablesIn = tableFinder(client);
  const prepare = client.prepare.bind(client);
  const told = (sql: string) => {
    const statement = prepare(sql);
    if (statement.readonly) tellReads(statement, () => tablesIn(sql));
    return statement;
  };
  Object.defineProperty(client, 'prepare', { value: told, configurable: true, writable: true });
}

const READING = ['all', 'get', 'iterate'] as const;

function tellReads(statement: SqliteClient.Statement, find: () => readonly string[]): void {
  let tables: readonly string[] | undefined;
  for (const way of READING) {
    const read = statement[way].bind(statement) as (...values: unknown[]) => unknown;
    Object.defineProperty(statement, way, {
      configurable: true,
      value: (...values: unknown[]) => {
        const listener = listeners.at(-1);
        if (listener !== undefined) {
          tables ??= find();
          for (const table of tables) listener.reads[listener.as].add(table);
        }
        return read(...values);
      },
    });
  }
}

/** The tables that a statement names; a word too many only means to look again once too often. */
function tableFinder(client: SqliteClient.Database): (sql: string) => readonly string[] {
  const known = client
    .prepare("select name from main.sqlite_master where type in ('table', 'view')")
    .pluck();
  let names: ReadonlySet<string> | undefined;
  return (sql) => {
    names ??= new Set(known.all() as string[]);
    const all = names;
    return [...new Set(sql.match(/\w+/g) ?? [])].filter((word) => all.has(word));
  };
}
