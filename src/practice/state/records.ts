import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Conversation } from './conversation.ts';
import type { Member } from './member.ts';
import type { Message, ScheduledMessage } from './message.ts';
import type { ResponseAddress } from './response-address.ts';
import type { StoredFile } from './stored-file.ts';
import type { StoredView } from './stored-view.ts';
import type { UserGroup } from './user-group.ts';

/** Everything the practice workspace remembers: kept in memory, and written through when it has a file. */
export type Shelf<T> = {
  get(id: string): T | undefined;
  all(): T[];
  put(id: string, value: T): T;
  remove(id: string): void;
};

export type Records = {
  members: Shelf<Member>;
  conversations: Shelf<Conversation>;
  messages: Shelf<Message>;
  scheduledMessages: Shelf<ScheduledMessage>;
  views: Shelf<StoredView>;
  userGroups: Shelf<UserGroup>;
  files: Shelf<StoredFile>;
  responseAddresses: Shelf<ResponseAddress>;
  settings: Shelf<string>;
  close(): void;
};

/** Where what is remembered is written to, and read from at the beginning. */
export type Drawer = {
  load(kind: string): { id: string; json: string }[];
  write(kind: string, id: string, json: string): void;
  remove(kind: string, id: string): void;
  close(): void;
};

export function openRecords(drawer: Drawer | undefined): Records {
  return {
    members: shelf(drawer, 'member'),
    conversations: shelf(drawer, 'conversation'),
    messages: shelf(drawer, 'message'),
    scheduledMessages: shelf(drawer, 'scheduled-message'),
    views: shelf(drawer, 'view'),
    userGroups: shelf(drawer, 'user-group'),
    files: shelf(drawer, 'file'),
    responseAddresses: shelf(drawer, 'response-address'),
    settings: shelf(drawer, 'setting'),
    close: () => drawer?.close(),
  };
}

function shelf<T>(drawer: Drawer | undefined, kind: string): Shelf<T> {
  const values = new Map<string, T>();
  for (const row of drawer?.load(kind) ?? []) values.set(row.id, JSON.parse(row.json));
  return {
    get: (id) => values.get(id),
    all: () => [...values.values()],
    put(id, value) {
      values.set(id, value);
      drawer?.write(kind, id, JSON.stringify(value));
      return value;
    },
    remove(id) {
      values.delete(id);
      drawer?.remove(kind, id);
    },
  };
}

/** A file. */
export function openDrawer(path: string): Drawer {
  mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  // A killed process loses nothing so; only the machine itself going down could.
  database.pragma('synchronous = NORMAL');
  database.exec(`CREATE TABLE IF NOT EXISTS record (
    kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT`);
  const load = database.prepare<[string], { id: string; json: string }>(
    'SELECT id, json FROM record WHERE kind = ? ORDER BY rowid',
  );
  const write = database.prepare(
    `INSERT INTO record (kind, id, json) VALUES (?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json`,
  );
  const remove = database.prepare('DELETE FROM record WHERE kind = ? AND id = ?');
  return {
    load: (kind) => load.all(kind),
    write: (kind, id, json) => void write.run(kind, id, json),
    remove: (kind, id) => void remove.run(kind, id),
    close: () => void database.close(),
  };
}
