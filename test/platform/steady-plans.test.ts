import SqliteClient from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { planOnce } from '../../src/platform/steady-plans.ts';

const ROWS = `create table t (a integer, b integer, c integer);
  create index of_a on t (a);
  create index of_c on t (c);
  with recursive n (i) as (select 1 union all select i + 1 from n where i < 200)
    insert into t select i % 7, i % 5, i from n;
  analyze;`;

/** A planner that has samples of a column asks this once for each plan, and each run asks it once more. */
function countPlans(client: SqliteClient.Database, sql: string): number {
  let asked = 0;
  client.function('watched', { deterministic: true }, (value) => {
    asked += 1;
    return value;
  });
  client.exec(ROWS);
  const statement = client.prepare(sql);
  for (const value of [1, 2, 3, 4, 5]) statement.all(value);
  return asked - 5;
}

const QUESTIONS = [
  'select c from t where a = watched(1) and b = ? order by c',
  'select c from t where a = watched(1) and b is ? order by c',
  'select c from t where a = watched(1) limit ?',
];

it.each(QUESTIONS)(
  'the bot’s database plans a question once, whatever it is asked with: %s',
  (sql) => {
    expect(countPlans(new SqliteClient(':memory:'), sql)).toBeGreaterThan(1);
    expect(countPlans(openDatabase(':memory:').$client, sql)).toBe(1);
  },
);

it('what is only quoted stays as it is written, and answers stay what they are', () => {
  const client = new SqliteClient(':memory:');
  planOnce(client);
  client.exec("create table t (words text, number integer); insert into t values ('a = ?', 1)");
  const quoted = client.prepare<[], string>(
    `select words from t -- limit ?
      where words = 'a = ?'`,
  );
  expect(quoted.pluck().all()).toEqual(['a = ?']);
  const asked = client.prepare<[object], number>('select number from t where words = :words');
  expect(asked.pluck().all({ words: 'a = ?' })).toEqual([1]);
  const none = client.prepare('select number from t where words is ?').pluck();
  expect(none.all(null)).toEqual([]);
  expect(client.prepare('select words from t where number = ?').pluck().all('1')).toEqual([
    'a = ?',
  ]);
});
