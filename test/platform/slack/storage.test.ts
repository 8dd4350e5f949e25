import SqliteClient from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startRollout } from '../../support/story.ts';
import { notesIn, probe } from './probe.ts';

async function start() {
  const world = await startRollout({ moreFeatures: [probe] });
  return { world, lena: world.as('Lena Hartmann'), client: world.database.$client };
}

describe('when storage is in trouble', () => {
  it('full: says so, changes nothing, and goes on by itself when there is room again', async () => {
    const { world, lena, client } = await start();
    const pages = client.pragma('page_count', { simple: true });
    client.pragma(`max_page_count = ${String(pages)}`);
    const long = 'milk '.repeat(5000);
    const refused = await lena.command(`/rollout note down ${long}`);
    expect(refused.ephemeral?.text).toContain('Storage is full, so nothing was changed.');
    expect(notesIn(world)).toEqual([]);
    client.pragma('max_page_count = 1000000');
    await lena.command(`/rollout note down ${long}`);
    expect(notesIn(world)).toHaveLength(1);
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('busy for a moment: waits, and the person notices nothing', async () => {
    const { world, lena, client } = await start();
    const other = new SqliteClient(client.name);
    other.exec('begin immediate');
    setTimeout(() => other.exec('rollback'), 500);
    const done = await lena.command('/rollout note down milk');
    other.close();
    expect(done.ephemeral?.text).toContain('Noted: milk');
    expect(notesIn(world)).toEqual(['milk']);
  });

  it('busy for long: answers while it is still busy, and changes nothing', async () => {
    const { world, lena, client } = await start();
    const other = new SqliteClient(client.name);
    other.exec('begin immediate');
    const refused = await lena.command('/rollout note down milk');
    other.exec('rollback');
    other.close();
    expect(refused.ephemeral?.text).toContain(
      'The database is busy right now, so nothing was changed.',
    );
    expect(notesIn(world)).toEqual([]);
  });
});
