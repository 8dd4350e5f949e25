/*
 * npm run bench -- --usage: ten million rows of usage from a file, against a raw prepared statement that
 * writes the same rows in equal batches; --rows and --people choose another size.
 */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import SqliteClient from 'better-sqlite3';
import { product } from '../../src/app/app.ts';
import { dateOfDay, dayNumber } from '../../src/features/adopt/usage/usage.ts';
import {
  findRepeat,
  importUsage,
} from '../../src/features/adopt/usage-imports/import-usage.usecase.ts';
import { readUsage } from '../../src/features/adopt/usage-imports/read-usage.ts';
import { digestOf, piecesOf } from '../../src/features/adopt/usage-imports/usage-file.cli.ts';
import { listOpenRollouts } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { inRollout, ownRequest } from '../../src/platform/request.ts';
import { optionOf } from './options.ts';
import { seedDatabase } from './seeded-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

const NOW = Temporal.Instant.from('2027-06-07T07:10:00Z');
const LAST = dayNumber(Temporal.PlainDate.from('2027-06-04'));
const BATCH = 20_000;

type Took = { wall: number; cpu: number };

export function benchUsage(): void {
  const rows = Number(optionOf('--rows') ?? 10_000_000);
  const people = Number(optionOf('--people') ?? 55_000);
  const folder = temporaryFolder('usage');
  const file = join(folder, 'usage.csv');
  writeFile(file, rows, people);
  const sizeMb = Math.round(statSync(file).size / 1e6);
  say(`${rows} rows of ${people} people, ${sizeMb} MB`);
  const raw = measured(() => writeRaw(join(folder, 'raw.db'), rows, people));
  say(`raw prepared statement, batches of ${BATCH}: ${seconds(raw)}`);
  const path = join(folder, 'groundswell.db');
  seedDatabase(path, NOW);
  const before = statSync(path).size;
  const first = measured(() => importFile(path, file));
  say(`import: ${seconds(first)}, longest slice ${Math.round(longest)} ms`);
  const again = measured(() => importFile(path, file));
  say(`the same file again: ${seconds(again)}`);
  const bytes = (statSync(path).size - before) / rows;
  const ratio = (took: Took) =>
    `${(raw.wall / took.wall).toFixed(2)} (CPU ${(raw.cpu / took.cpu).toFixed(2)})`;
  say(`import against raw: ${ratio(first)}, at least 0.8`);
  say(`the same again against raw: ${ratio(again)}, at least 2`);
  say(`database: ${bytes.toFixed(1)} bytes a row, under 25`);
}

/** Day after day, everyone in a shuffled order, as exports have it. */
function rowOf(index: number, people: number): { person: number; day: number; actions: number } {
  const person = (index * 7919 + Math.floor(index / people) * 31) % people;
  return { person, day: LAST - 300 + Math.floor(index / people), actions: 1 + (index % 60) };
}

function writeFile(file: string, rows: number, people: number): void {
  const open = openSync(file, 'w');
  writeSync(open, 'person,day,actions\n');
  for (let at = 0; at < rows; at += BATCH) {
    const lines: string[] = [];
    for (let index = at; index < Math.min(rows, at + BATCH); index += 1) {
      const { person, day, actions } = rowOf(index, people);
      lines.push(`person.${person}@example.com,${isoOf(day)},${actions}`);
    }
    writeSync(open, `${lines.join('\n')}\n`);
  }
  closeSync(open);
}

const known = new Map<number, string>();
function isoOf(day: number): string {
  const iso = known.get(day) ?? dateOfDay(day).toString();
  known.set(day, iso);
  return iso;
}

function writeRaw(path: string, rows: number, people: number): void {
  const client = new SqliteClient(path);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.exec(
    'create table usage (person integer not null, day integer not null, actions integer not null, primary key (day, person)) strict, without rowid',
  );
  const add = client.prepare('insert into usage values (?, ?, ?)');
  for (let at = 0; at < rows; at += BATCH) {
    client.exec('begin immediate');
    for (let index = at; index < Math.min(rows, at + BATCH); index += 1) {
      const { person, day, actions } = rowOf(index, people);
      add.run(person, day, actions);
    }
    client.exec('commit');
  }
  client.close();
}

let longest = 0;

function importFile(path: string, file: string): void {
  const database = openDatabase(path);
  const [rollout] = listOpenRollouts(database);
  if (rollout === undefined) throw new Error('The seeded database has no rollout.');
  const own = ownRequest({ database, product, now: NOW }, rollout.workspaceId);
  const request = inRollout(own, rollout);
  const digest = digestOf(piecesOf(file), {});
  if (findRepeat(request, { source: 'csv', digest }) === undefined) {
    const limits = { earliest: 0, latest: LAST + 30 };
    const read = readUsage(piecesOf(file), { kind: 'csv', limits, columns: undefined });
    if (typeof read === 'string') throw new Error(read);
    const source = { name: 'csv', kind: read.kind };
    const steps = importUsage(request, { source, way: 'file', reading: read.reading, digest });
    for (let done = false; !done; ) {
      const begun = performance.now();
      done = steps.next().done === true;
      longest = Math.max(longest, performance.now() - begun);
    }
  }
  database.$client.close();
}

function measured(act: () => void): Took {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  act();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - begun, cpu: (user + system) / 1000 };
}

const seconds = ({ wall, cpu }: Took) =>
  `${(wall / 1000).toFixed(1)} s (CPU ${(cpu / 1000).toFixed(1)} s)`;
const say = (line: string) => void process.stdout.write(`${line}\n`);
