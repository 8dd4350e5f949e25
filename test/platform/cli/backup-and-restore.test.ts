import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/platform/database.ts';
import { lockInstance } from '../../../src/platform/instance-lock.ts';
import { findOutboxRow } from '../../../src/platform/outbox/outbox.ts';
import { createDeliverer, type Desk, queue } from './operator-console.ts';

const desks: Desk[] = [];
const open = () => {
  const desk = createDeliverer();
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

describe('a copy of the database', () => {
  it('is made while the bot goes on writing, is whole, and can be read by its owner alone', async () => {
    const desk = open();
    for (let row = 0; row < 400; row += 1) queue(desk.database, `digest:${row}`, 'x'.repeat(2000));
    const copying = desk.run('backup', join(desk.folder, 'copies', 'monday.db'));
    for (let row = 0; row < 30; row += 1) {
      queue(desk.database, `late:${row}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await copying).text).toMatch(/monday\.db \(\d+\.\d MB\) and is intact\./);
    const copy = join(desk.folder, 'copies', 'monday.db');
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(openAndCount(copy)).toBeGreaterThanOrEqual(400);
  });

  it('never overwrites a file', async () => {
    const desk = open();
    writeFileSync(join(desk.folder, 'precious.db'), 'mine');
    const said = await desk.run('backup', join(desk.folder, 'precious.db'));
    expect(said.refused).toContain('already exists; name a new file.');
  });

  it('put back holds what it takes for unsent, and keeps the database as it was', async () => {
    const desk = open();
    queue(desk.database, 'digest:week-3');
    const copy = join(desk.folder, 'copy.db');
    await desk.run('backup', copy);
    queue(desk.database, 'digest:week-4');
    desk.database.$client.close();

    const said = await desk.run('restore', copy);
    expect(said.text).toContain('1 message is held back');
    const restored = openDatabase(desk.path);
    expect(findOutboxRow(restored, 'digest:week-3')?.state).toBe('held');
    expect(findOutboxRow(restored, 'digest:week-4')).toBeUndefined();
    restored.$client.close();
    const kept = readdirSync(desk.folder).find((name) =>
      name.endsWith('before-restore-2027-01-18T080000Z'),
    );
    expect(openAndCount(join(desk.folder, kept ?? 'none'))).toBe(2);

    const let_go = await desk.run('outbox', 'send', '--held');
    expect(let_go.text).toBe('1 message released.');
  });

  it('put back takes over what was said since, so that it is not said again', async () => {
    const desk = open();
    queue(desk.database, 'digest:week-3');
    const copy = join(desk.folder, 'copy.db');
    await desk.run('backup', copy);
    queue(desk.database, 'digest:week-4');
    queue(desk.database, 'digest:week-5');
    desk.database.$client.exec(
      "update outbox set state = 'sent', settled_at = 1800000000000, message_ts = '1.2' where key <> 'digest:week-5'",
    );
    desk.database.$client.close();

    expect((await desk.run('restore', copy)).text).not.toContain('held back');
    const restored = openDatabase(desk.path);
    expect(findOutboxRow(restored, 'digest:week-3')).toMatchObject({ state: 'sent' });
    expect(findOutboxRow(restored, 'digest:week-4')).toMatchObject({ messageTs: '1.2' });
    // Not said yet, and unknown to the copy: whatever made it necessary is gone with it.
    expect(findOutboxRow(restored, 'digest:week-5')).toBeUndefined();
    restored.$client.close();
  });

  it('put back twice in one second keeps both databases that were there', async () => {
    const desk = open();
    const copy = join(desk.folder, 'copy.db');
    await desk.run('backup', copy);
    desk.database.$client.close();
    await desk.run('restore', copy);
    await desk.run('restore', copy);
    const kept = readdirSync(desk.folder).filter((name) => name.includes('before-restore-'));
    expect(kept.sort()).toEqual([
      expect.stringMatching(/before-restore-2027-01-18T080000Z$/),
      expect.stringMatching(/before-restore-2027-01-18T080000Z-2$/),
    ]);
  });

  it('is put back from a place where nothing can be written, and leaves nothing half made', async () => {
    const desk = open();
    queue(desk.database, 'digest:week-3');
    const shelf = join(desk.folder, 'shelf');
    await desk.run('backup', join(shelf, 'copy.db'));
    chmodSync(join(shelf, 'copy.db'), 0o400);
    chmodSync(shelf, 0o500);
    desk.database.$client.close();
    expect((await desk.run('restore', join(shelf, 'copy.db'))).text).toContain('is in place.');
    chmodSync(shelf, 0o700);
    expect(readdirSync(desk.folder).filter((name) => name.includes('restoring'))).toEqual([]);
    expect(openAndCount(desk.path)).toBe(1);
  });

  it('leaves the database alone when the copy turns out to be unfit', async () => {
    const desk = open();
    queue(desk.database, 'digest:week-3');
    const damaged = join(desk.folder, 'damaged.db');
    writeFileSync(damaged, Buffer.alloc(8192, 7));
    desk.database.$client.close();
    expect((await desk.run('restore', damaged)).refused).toContain('is damaged');
    expect(openAndCount(desk.path)).toBe(1);
    expect(readdirSync(desk.folder).filter((name) => /before|restoring/.test(name))).toEqual([]);
  });

  it('is asked for when the database beside it is missing or empty, instead of a new beginning', async () => {
    const desk = open();
    const copy = join(desk.folder, 'copy.db');
    await desk.run('backup', copy);
    desk.database.$client.close();
    await desk.run('restore', copy);
    for (const lose of [() => rmSync(desk.path), () => writeFileSync(desk.path, '')]) {
      lose();
      expect(() => openDatabase(desk.path)).toThrow(
        /is missing or empty, and beside it lies .*before-restore-/,
      );
    }
    expect((await desk.run('restore', copy)).text).toContain('is in place.');
    expect(openAndCount(desk.path)).toBe(0);
  });

  it('is not put back while the bot runs', async () => {
    const desk = open();
    const copy = join(desk.folder, 'copy.db');
    await desk.run('backup', copy);
    const lock = lockInstance(desk.path);
    const said = await desk.run('restore', copy);
    if ('release' in lock) lock.release();
    expect(said.refused).toContain('Groundswell is already running');
    expect(existsSync(desk.path)).toBe(true);
  });

  it('is refused when it is damaged, missing, or something else altogether', async () => {
    const desk = open();
    const damaged = join(desk.folder, 'damaged.db');
    writeFileSync(damaged, Buffer.alloc(8192, 7));
    expect((await desk.run('restore', damaged)).refused).toContain('damaged.db is damaged');
    expect((await desk.run('restore', join(desk.folder, 'none.db'))).refused).toContain(
      'There is no file',
    );
    const empty = join(desk.folder, 'empty.db');
    writeFileSync(empty, '');
    expect((await desk.run('restore', empty)).refused).toContain('is not a Groundswell database');
  });
});

function openAndCount(path: string): number {
  const database = openDatabase(path);
  const row = database.$client.prepare('select count(*) as count from outbox').get();
  database.$client.close();
  return (row as { count: number }).count;
}
