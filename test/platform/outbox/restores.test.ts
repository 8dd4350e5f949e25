import { afterEach, expect, it } from 'vitest';
import { write } from '../../../src/platform/database.ts';
import { findOutboxRow } from '../../../src/platform/outbox/outbox.ts';
import {
  endSweepOfRestore,
  findLastRestore,
  holdingOverdue,
  noteRestore,
} from '../../../src/platform/outbox/restores.ts';
import { createDeliverer, type Desk, NOW, queue } from '../cli/operator-console.ts';

const desks: Desk[] = [];
const open = () => {
  const desk = createDeliverer();
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

const minutes = (count: number) => NOW.add({ minutes: count });

/** Puts something into the outbox as a job would whose slot is at a time; answers what becomes of it. */
function saidAt({ database }: Desk, key: string, at: Temporal.Instant, isSweep = false) {
  write(database, () => holdingOverdue(database, { at, isSweep }, () => queue(database, key)));
  return findOutboxRow(database, key)?.state;
}

it('holds what stands for a time before the restore, whenever it is run', () => {
  const desk = open();
  expect(saidAt(desk, 'a', minutes(-60))).toBe('queued');
  noteRestore(desk.database, NOW);
  expect(saidAt(desk, 'b', minutes(-60))).toBe('held');
  expect(saidAt(desk, 'c', NOW)).toBe('held');
  expect(saidAt(desk, 'd', minutes(1))).toBe('queued');
  expect(findOutboxRow(desk.database, 'a')?.state).toBe('queued');
});

it('holds what follows from the state until all of it was looked at once', () => {
  const desk = open();
  noteRestore(desk.database, NOW);
  expect(saidAt(desk, 'a', minutes(5), true)).toBe('held');
  endSweepOfRestore(desk.database, minutes(6));
  expect(saidAt(desk, 'b', minutes(6), true)).toBe('queued');
  expect(saidAt(desk, 'c', minutes(-1))).toBe('held');
});

it('knows how far the copy went, and that a later restore counts', () => {
  const desk = open();
  queue(desk.database, 'a');
  expect(noteRestore(desk.database, minutes(90)).copyAt).toEqual(NOW);
  noteRestore(desk.database, minutes(120));
  expect(findLastRestore(desk.database)?.restoredAt).toEqual(minutes(120));
  expect(saidAt(desk, 'b', minutes(100))).toBe('held');
});

it('is dropped by the operator too', async () => {
  const desk = open();
  noteRestore(desk.database, NOW);
  for (const key of ['a', 'b', 'c']) saidAt(desk, key, NOW);
  queue(desk.database, 'd');
  expect((await desk.run('outbox', 'drop', 'd')).refused).toContain(
    'Nothing held back has the key d',
  );
  expect((await desk.run('outbox', 'drop', 'a')).text).toBe('1 message dropped.');
  expect((await desk.run('outbox', 'drop', '--held')).text).toBe('2 messages dropped.');
  expect((await desk.run('outbox', 'drop')).refused).toContain('Name a key');
  const states = ['a', 'b', 'c', 'd'].map((key) => findOutboxRow(desk.database, key)?.state);
  expect(states).toEqual(['cancelled', 'cancelled', 'cancelled', 'queued']);
});
