import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase, write } from '../../../src/platform/database.ts';
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
    write(desk.database, (database) => {
      database.$client.exec("update outbox set state = 'sent'");
      queue(database, 'digest:week-4');
    });
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
