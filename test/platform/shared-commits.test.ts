import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/platform/database.ts';
import { remember } from '../../src/platform/remember.ts';
import { type SharedCommits, shareCommits } from '../../src/platform/shared-commits.ts';
import { isBusy } from '../../src/platform/storage-health.ts';
import { openUnflushed, placeDatabase } from '../support/fresh-database.ts';
import { countStatements } from '../support/statement-meter.ts';

const folder = { path: '' };
let database: Database;
let other: Database;
let inSharedCommit: SharedCommits;
let ran: ReturnType<typeof countStatements>;
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  const path = join(folder.path, 'a.db');
  placeDatabase(path);
  const first = openUnflushed(path);
  first.$client.exec('create table note (word text not null references word (word)) strict');
  first.$client.exec('create table word (word text primary key) strict');
  first.$client.close();
  database = openUnflushed(path);
  other = openUnflushed(path);
  ran = countStatements(database);
  inSharedCommit = shareCommits(database);
});
afterEach(() => {
  other.$client.close();
  database.$client.close();
  rmSync(folder.path, { recursive: true, force: true });
});

const noteWord = (word: string) => {
  database.$client.prepare('insert into word values (?)').run(word);
  return word;
};
const wordsIn = (one: Database) => one.$client.prepare('select word from word').pluck().all();
const commits = () => ran.bySql.get('commit') ?? 0;

it('acts that arrive together are committed once, in their order, and all of them are stored', async () => {
  const acts = ['one', 'two', 'three'].map((word) => inSharedCommit(() => noteWord(word)));
  expect(await Promise.all(acts)).toEqual(['one', 'two', 'three']);
  expect(wordsIn(other)).toEqual(['one', 'two', 'three']);
  expect(commits()).toBe(1);
});

it('no act is answered before others can see it stored', async () => {
  const seen = ['one', 'two'].map((word) =>
    inSharedCommit(() => [noteWord(word), wordsIn(other)]).then((before) => [
      before[1],
      wordsIn(other),
    ]),
  );
  const all = ['one', 'two'];
  expect(await Promise.all(seen)).toEqual([
    [[], all],
    [[], all],
  ]);
});

it('an act that throws takes back its own part, and what was read in it, and nothing of the others', async () => {
  const words = () => remember(database, 'words', () => wordsIn(database));
  const acts = [
    inSharedCommit(() => noteWord('one')),
    inSharedCommit(() => {
      noteWord('two');
      expect(words()).toEqual(['one', 'two']);
      throw new Error('a mistake');
    }),
    inSharedCommit(() => [...words(), noteWord('three')]),
  ];
  const settled = await Promise.allSettled(acts);
  expect(settled).toMatchObject([
    { value: 'one' },
    { reason: { message: 'a mistake' } },
    { value: ['one', 'three'] },
  ]);
  expect(wordsIn(other)).toEqual(['one', 'three']);
  expect(commits()).toBe(1);
});

it('where the shared commit fails, each act is done again by itself and fails alone', async () => {
  const breaking = () => {
    database.$client.pragma('defer_foreign_keys = on');
    database.$client.prepare("insert into note values ('unknown')").run();
  };
  const acts = [() => noteWord('one'), breaking, () => noteWord('two')];
  const settled = await Promise.allSettled(acts.map((act) => inSharedCommit<unknown>(act)));
  expect(settled).toMatchObject([
    { value: 'one' },
    { reason: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } },
    { value: 'two' },
  ]);
  expect(wordsIn(other)).toEqual(['one', 'two']);
});

it('acts wait together while another process holds the database, and are then stored', async () => {
  other.$client.exec('begin immediate');
  const acts = ['one', 'two'].map((word) => inSharedCommit(() => noteWord(word)));
  await wait(250);
  other.$client.exec('commit');
  expect(await Promise.all(acts)).toEqual(['one', 'two']);
});

it('what only reads is answered while another process holds the database', async () => {
  await inSharedCommit(() => noteWord('one'));
  other.$client.exec('begin immediate');
  const writing = inSharedCommit(() => noteWord('two'));
  expect(await inSharedCommit(() => wordsIn(database))).toEqual(['one']);
  expect(await inSharedCommit(() => wordsIn(database))).toEqual(['one']);
  other.$client.exec('commit');
  expect(await writing).toBe('two');
});

it('what has waited too long is told to have failed, at once for all, and is never done after that', async () => {
  other.$client.exec('begin immediate');
  const begun = performance.now();
  let tries = 0;
  const acts = Array.from({ length: 18 }, (_, place) =>
    inSharedCommit(() => {
      tries += 1;
      return noteWord(`${place}`);
    }),
  );
  const settled = await Promise.allSettled(acts);
  expect(settled.every((one) => one.status === 'rejected' && isBusy(one.reason))).toBe(true);
  expect(performance.now() - begun).toBeLessThan(4000);
  const triedBefore = tries;
  other.$client.exec('commit');
  await inSharedCommit(() => noteWord('after'));
  expect(tries).toBe(triedBefore);
  expect(wordsIn(other)).toEqual(['after']);
});

it('counts the time that something has waited from its arrival', async () => {
  other.$client.exec('begin immediate');
  const late = inSharedCommit(() => noteWord('late'), performance.now() - 10_000);
  await expect(late).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  other.$client.exec('commit');
  expect(wordsIn(other)).toEqual([]);
});

it('an act that would go on after its transaction is refused, and the others are stored', async () => {
  const acts = [inSharedCommit(() => Promise.resolve()), inSharedCommit(() => noteWord('one'))];
  const settled = await Promise.allSettled<unknown>(acts);
  expect(settled).toMatchObject([{ reason: { name: 'TypeError' } }, { value: 'one' }]);
});

it('an act alone has a transaction to itself, and one that throws is tried once', async () => {
  let tries = 0;
  const act = inSharedCommit(() => {
    tries += 1;
    noteWord('one');
    throw new Error('a mistake');
  });
  await expect(act).rejects.toThrow('a mistake');
  expect([tries, wordsIn(other)]).toEqual([1, []]);
});
