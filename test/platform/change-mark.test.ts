import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeMarkOf } from '../../src/platform/change-mark.ts';
import { type Database, write } from '../../src/platform/database.ts';
import { remember, rememberRow } from '../../src/platform/remember.ts';
import { asPart, readTogether } from '../../src/platform/transaction.ts';
import { openUnflushed, placeDatabase } from '../support/fresh-database.ts';
import { savePersonNamed } from './person-named.ts';

const folder = { path: '' };
let database: Database;
let other: Database;
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  const path = join(folder.path, 'a.db');
  placeDatabase(path);
  database = openUnflushed(path);
  other = openUnflushed(path);
});
afterEach(() => {
  other.$client.close();
  database.$client.close();
  rmSync(folder.path, { recursive: true, force: true });
});

const storedIn = (one: Database) =>
  one.$client.prepare("select name from people where user_id = 'UMIA'").pluck().get();
const asked = () => [
  remember(database, 'name', () => storedIn(database)),
  rememberRow(database, 'name', 'UMIA', () => storedIn(database)),
];
const rename = "update people set name = name || '.' where user_id = 'UMIA'";
const thrown = (act: () => void) => {
  act();
  throw new Error('taken back');
};

/** What can happen to a row, and what stands around it. */
const happenings: Record<string, () => void> = {
  query: () => savePersonNamed(database, `Mia ${Math.random()}`),
  prepared: () => database.$client.prepare(rename).run(),
  returning: () => database.$client.prepare(`${rename} returning name`).all(),
  executed: () => database.$client.exec(rename),
  nothing: () => database.$client.prepare(`${rename} and 1 = 0`).run(),
  seen: () => database.$client.exec("delete from inbox where key = ''"),
};
const frames: Record<string, (act: () => void) => void> = {
  alone: (act) => act(),
  written: (act) => write(database, () => act()),
  twice: (act) => write(database, () => write(database, () => act())),
  'taken back': (act) => expect(() => write(database, () => thrown(act))).toThrow(),
  part: (act) => write(database, () => asPart(database, act)),
  'part taken back': (act) =>
    write(database, () => {
      expect(() => asPart(database, () => thrown(act))).toThrow();
      expect(asked()).toEqual([storedIn(database), storedIn(database)]);
    }),
  'by others before': (act) => {
    savePersonNamed(other, `Mia ${Math.random()}`);
    act();
  },
};

it('nothing stale is told, whoever has written and whatever was taken back', () => {
  savePersonNamed(database, 'Mia');
  const step = fc.tuple(
    fc.constantFrom(...Object.keys(frames)),
    fc.constantFrom(...Object.keys(happenings)),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      for (const [frame, happening] of steps) {
        frames[frame]?.(() => {
          expect(asked()).toEqual([storedIn(database), storedIn(database)]);
          happenings[happening]?.();
          expect(asked()).toEqual([storedIn(database), storedIn(database)]);
        });
        expect(asked()).toEqual([storedIn(database), storedIn(database)]);
      }
    }),
    { numRuns: 60 },
  );
});

it('what is read together is one state, and the next look sees what others have written meanwhile', () => {
  savePersonNamed(database, 'Mia');
  const seen = readTogether(database, () => {
    const before = asked();
    savePersonNamed(other, 'Mia Chen');
    return [before, asked(), storedIn(database)];
  });
  expect(seen).toEqual([['Mia', 'Mia'], ['Mia', 'Mia'], 'Mia']);
  expect(asked()).toEqual(['Mia Chen', 'Mia Chen']);
});

it('SQLite is asked about changes once, until something is run that can write', () => {
  const mark = changeMarkOf(database.$client);
  const before = mark.countOwn();
  database.$client.prepare('select 1').get();
  expect(mark.countOwn()).toBe(before);
  savePersonNamed(database, 'Mia');
  expect(mark.countOwn()).toBe(before + 1);
});

it('a statement that writes is not stepped through, since its rows would go unheard of', () => {
  const statement = database.$client.prepare(`${rename} returning name`);
  expect(() => statement.iterate()).toThrow('run to its end');
});
