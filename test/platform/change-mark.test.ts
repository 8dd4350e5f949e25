import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeMarkOf } from '../../src/platform/change-mark.ts';
import { type Database, openDatabase, write } from '../../src/platform/database.ts';
import { remember, writeAside } from '../../src/platform/remember.ts';
import { rememberRow } from '../../src/platform/remember-row.ts';
import { asPart, readTogether } from '../../src/platform/transaction.ts';
import { savePersonNamed } from './person-named.ts';

const folder = { path: '' };
let database: Database;
let other: Database;
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  database = openDatabase(join(folder.path, 'a.db'));
  other = openDatabase(join(folder.path, 'a.db'));
  other.$client.pragma('synchronous = OFF');
  database.$client.pragma('synchronous = OFF');
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
  seen: () => writeAside(database, () => database.$client.exec("delete from inbox where key = ''")),
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
  'by others before a write': (act) => {
    savePersonNamed(other, `Mia ${Math.random()}`);
    write(database, () => act());
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

it('a value outlives writes to other tables, and falls with any that it was read from, by whichever way', () => {
  savePersonNamed(database, 'Mia');
  database.$client.exec('create table place (name text not null) strict');
  database.$client.exec("insert into place values ('Berlin')");
  const counted = { places: 0, both: 0 };
  const place = () =>
    remember(database, 'place', () => {
      counted.places += 1;
      return database.$client.prepare('select name from Place').pluck().get();
    });
  const both = () =>
    remember(database, 'both', () => {
      counted.both += 1;
      return `${asked()[1]} in ${place()}`;
    });
  expect([both(), place(), counted]).toEqual(['Mia in Berlin', 'Berlin', { places: 1, both: 1 }]);
  savePersonNamed(database, 'Mia Chen');
  expect([both(), counted]).toEqual(['Mia Chen in Berlin', { places: 1, both: 2 }]);
  database.$client.prepare("update place set name = 'Hamburg' where 1 = 0").run();
  expect([both(), counted]).toEqual(['Mia Chen in Berlin', { places: 1, both: 2 }]);
  database.$client.exec("update place set name = 'Hamburg'");
  expect([both(), counted]).toEqual(['Mia Chen in Hamburg', { places: 2, both: 3 }]);
});

it('a table that was made later, by whichever way, is heard of as well', () => {
  const make = database.$client.prepare('create table place (name text not null) strict');
  database.$client.prepare('select 1 from people').get();
  make.run();
  const add = database.$client.prepare("insert into place values ('Berlin')");
  const count = () =>
    remember(database, 'places', () =>
      database.$client.prepare('select count(*) from place').pluck().get(),
    );
  expect(count()).toBe(0);
  add.run();
  expect(count()).toBe(1);
});

it('a value that was told from memory passes on what it was read from', () => {
  savePersonNamed(database, 'Mia');
  asked();
  const ofValue = () => remember(database, 'of a value', () => asked()[0]);
  const ofRow = () =>
    remember(database, 'of a row', () =>
      rememberRow(database, 'name', 'UMIA', () => storedIn(database)),
    );
  expect([ofValue(), ofRow()]).toEqual(['Mia', 'Mia']);
  savePersonNamed(database, 'Mia Chen');
  expect([ofValue(), ofRow()]).toEqual(['Mia Chen', 'Mia Chen']);
});

it('no view, and no trigger or foreign key with an action of ours, changes a table that is not named', () => {
  const { $client } = database;
  const list = (sql: string) => $client.prepare(sql).all() as Record<string, string>[];
  expect(list("select name from sqlite_schema where type = 'view'")).toEqual([]);
  const triggers = list("select name, sql from sqlite_schema where type = 'trigger'");
  const writes = /\b(insert\s+into|update\s+(?!on)\w+\s+set|delete\s+from)\b/i;
  expect(
    triggers.filter(({ sql }) => writes.test(`${sql}`.replace(/^[\s\S]*?\bbegin\b/i, ''))),
  ).toEqual([]);
  const tables = list("select name from sqlite_schema where type = 'table'");
  expect(tables.length).toBeGreaterThan(40);
  const keys = tables.flatMap(({ name }) => list(`pragma foreign_key_list("${name}")`));
  expect(keys.length).toBeGreaterThan(40);
  const acting = keys.filter((key) => /cascade|set/i.test(`${key.on_delete} ${key.on_update}`));
  expect(acting).toEqual([]);
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

it('an act sees what others have written since the act before it', () => {
  savePersonNamed(other, 'Mia');
  expect(write(database, () => [asked()])).toEqual([['Mia', 'Mia']]);
  savePersonNamed(other, 'Mia Chen');
  expect(write(database, () => [asked()])).toEqual([['Mia Chen', 'Mia Chen']]);
});

it('a statement that reads changes nothing, and one that writes counts its rows', () => {
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
