/*
 * One life of the bot's process. What it asks of its database and of Slack is counted, and at the chosen
 * one it is gone, as by kill -9: its files are copied as they are then, and nothing of it acts any more.
 */
import { copyFileSync, existsSync } from 'node:fs';
import SqliteClient from 'better-sqlite3';

/** Where a process dies: at its so-manyth statement, or before or after its so-manyth call of Slack. */
export type DeathPoint = { at: 'statement' | 'before-call' | 'after-call'; after: number };

export type Life = {
  readonly isOver: boolean;
  dieAt(point: DeathPoint | undefined): void;
  /** Follows the statements of this database from here on. */
  watch(client: SqliteClient.Database, path: string): void;
  /** The work, or an error as soon as the process is gone. */
  mortal<T>(work: Promise<T>): Promise<T>;
  fetch(call: () => Promise<Response>): Promise<Response>;
  /** Where the files of the dead process lie. */
  estate(): string;
};

export class Death extends Error {}

type Watched = { beforeStatement(): void };
const watched = new WeakMap<object, Watched>();

/** Statements say to which database they belong, and nothing else. */
function patchStatements(): void {
  const probe = new SqliteClient(':memory:');
  const statements = Object.getPrototypeOf(probe.prepare('select 1'));
  probe.close();
  for (const name of ['run', 'get', 'all'] as const) {
    const own = statements[name];
    statements[name] = function counted(this: { database: object }, ...given: unknown[]) {
      watched.get(this.database)?.beforeStatement();
      return own.apply(this, given);
    };
  }
}

// Before any database is opened, so that the first of a process is counted like the others.
patchStatements();

/** How many statements were asked of this database meanwhile. */
export function countStatements(client: SqliteClient.Database, act: () => void): number {
  let count = 0;
  watched.set(client, {
    beforeStatement() {
      count += 1;
    },
  });
  act();
  watched.delete(client);
  return count;
}

export function beginLife(heirPath: string): Life {
  const { promise: end, reject } = Promise.withResolvers<never>();
  end.catch(() => undefined);
  let point: DeathPoint | undefined;
  let left = 0;
  let isOver = false;
  let path = '';

  function die(): Death {
    isOver = true;
    for (const rest of ['', '-wal']) {
      if (existsSync(`${path}${rest}`)) copyFileSync(`${path}${rest}`, `${heirPath}${rest}`);
    }
    const death = new Death('The process is gone.');
    reject(death);
    return death;
  }

  function isNow(at: DeathPoint['at']): boolean {
    if (point?.at !== at) return false;
    left -= 1;
    return left < 0;
  }

  const silence = () => new Promise<never>(() => {});

  return {
    get isOver() {
      return isOver;
    },
    dieAt(chosen) {
      point = chosen;
      left = chosen?.after ?? 0;
    },
    watch(client, at) {
      path = at;
      watched.set(client, {
        beforeStatement() {
          if (isOver) throw new Death('The process is gone.');
          if (isNow('statement')) throw die();
        },
      });
    },
    mortal: (work) => Promise.race([work, end]),
    async fetch(call) {
      if (isOver) return silence();
      if (isNow('before-call')) {
        die();
        return silence();
      }
      const answer = await call();
      if (isNow('after-call')) die();
      return isOver ? silence() : answer;
    },
    estate: () => heirPath,
  };
}
