import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/platform/database.ts';
import { type Office, openOffice, ready } from './bot-process.ts';

const root = new URL('../../..', import.meta.url).pathname;
const offices: Office[] = [];
async function open() {
  const office = await openOffice();
  offices.push(office);
  return office;
}
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
});

/** A file that begins like a good one; what is inside its tables is gone. */
function damagedDatabase(folder: string): string {
  const path = join(folder, 'damaged.db');
  const database = openDatabase(path);
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
  database.$client.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, 4096 * 2, 4096 * 6));
  return path;
}

describe('a bot that cannot start', () => {
  it('lists all problems of its settings at once, holds no secret in them, and ends with 78', async () => {
    const office = await open();
    const bot = office.start({
      DATABASE_PATH: office.databasePath,
      SLACK_BOT_TOKEN: 'xoxp-s3cret',
      SLACK_SIGNING_SECRET: 's3cret',
      PORT: 'abc',
    });
    expect((await bot.ended).code).toBe(78);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'PORT']) {
      expect(bot.said()).toContain(`${name} `);
    }
    expect(bot.said()).not.toMatch(/s3cret|\n\s+at /);
  });

  it.each([
    ['a bot token that Slack refuses', { SLACK_BOT_TOKEN: 'xoxb-s3cret' }, /SLACK_BOT_TOKEN/],
    ['an app token that Slack refuses', { SLACK_APP_TOKEN: 'xapp-s3cret' }, /SLACK_APP_TOKEN/],
  ])('says in words that it has %s', async (_what, change, says) => {
    const office = await open();
    const bot = office.start({ ...office.socket, ...change });
    expect((await bot.ended).code).toBe(1);
    expect(bot.said()).toMatch(says);
    expect(bot.said()).not.toMatch(/s3cret|\n\s+at /);
  });

  it('says that its port is taken and how to choose another', async () => {
    const office = await open();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const bot = office.start({ ...office.http, PORT: String(port) });
    expect((await bot.ended).code).toBe(1);
    taken.close();
    expect(bot.said()).toContain(`PORT ${port} on 127.0.0.1 is in use`);
    expect(bot.said()).not.toMatch(/\n\s+at /);
  });

  it('says that its database is damaged, and leaves the file as it is', async () => {
    const office = await open();
    const path = join(mkdtempSync(join(tmpdir(), 'groundswell-damaged-')), 'groundswell.db');
    writeFileSync(path, Buffer.alloc(4096, 7));
    const bot = office.start({ ...office.http, DATABASE_PATH: path });
    expect((await bot.ended).code).toBe(1);
    expect(bot.said()).toContain('is not a database or is damaged');
    expect(bot.said()).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['lies below a file', (folder: string) => join(folder, 'a-file', 'groundswell.db')],
    ['is a folder', (folder: string) => folder],
    ['is damaged behind its first pages', (folder: string) => damagedDatabase(folder)],
  ])('says in words that its database %s', async (_what, place) => {
    const office = await open();
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-place-'));
    writeFileSync(join(folder, 'a-file'), 'not a folder');
    const bot = office.start({ ...office.http, DATABASE_PATH: place(folder) });
    expect((await bot.ended).code).toBe(1);
    expect(bot.said()).toMatch(/^DATABASE_PATH: \S+ (cannot be|is not a database or is damaged)/);
    expect(bot.said()).not.toMatch(/\n\s+at /);
  });

  it('says that its address is not one of this machine', async () => {
    const office = await open();
    const bot = office.start({ ...office.http, HOST: '192.0.2.1' });
    expect((await bot.ended).code).toBe(1);
    expect(bot.said()).toContain('HOST 192.0.2.1 is not an address of this machine');
  });

  it('refuses to be the second on one database, and names the first', async () => {
    const office = await open();
    await ready(office, office.start(office.socket));
    const second = office.start(office.socket);
    expect((await second.ended).code).toBe(1);
    expect(second.said()).toMatch(/already running with .* \(process \d+/);
  });
});

describe('a running bot', () => {
  it('hears by Socket Mode and answers', async () => {
    const office = await open();
    await ready(office, office.start(office.socket));
    const answered = await office.workspace.as('Mia Chen').command('/rollout help');
    expect(answered.ephemeral?.text).toContain('Where a rollout stands');
  });

  it('hears by signed HTTP requests and answers; others it turns away', async () => {
    const office = await open();
    const bot = office.start(office.http);
    const line = await bot.until(/"address":"[^"]+"/);
    const address = /"(http[^"]+)"/.exec(line)?.[1] ?? '';
    office.workspace.connectHttp({ url: `${address}/slack/events` });
    const answered = await office.workspace.as('Mia Chen').command('/rollout help');
    expect(answered.ephemeral?.text).toContain('Where a rollout stands');

    office.workspace.connectHttp({
      url: `${address}/slack/events`,
      signingSecret: 'not-the-secret',
    });
    const refused = await office.workspace.as('Mia Chen').command('/rollout help');
    expect(refused.notice).toContain('401');
    for (const path of ['/slack/other', '/slack/events', '/other']) {
      expect((await fetch(`${address}${path}`)).ok).toBe(false);
    }
    const health = await fetch(`${address}/health`);
    expect(await health.json()).toEqual({ status: 'ok', oldestDueSeconds: 0 });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with 0 within five seconds of %s',
    async (signal) => {
      const office = await open();
      const bot = office.start(office.socket);
      await ready(office, bot);
      const asked = performance.now();
      bot.kill(signal);
      expect(await bot.ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - asked).toBeLessThan(5000);
    },
  );

  it('ends with the npm that started it, which passes a signal to its shell only', async () => {
    const office = await open();
    const { PATH, HOME } = process.env;
    const npm = spawn('npm', ['start'], { cwd: root, env: { PATH, HOME, ...office.socket } });
    const { delivery } = office.workspace.world;
    await expect.poll(delivery.isConnected, { timeout: 10_000 }).toBe(true);
    npm.kill('SIGTERM');
    await expect.poll(delivery.isConnected, { timeout: 5000 }).toBe(false);
  });

  it('says no token in any line, however much it logs', async () => {
    const office = await open();
    const bot = office.start({ ...office.socket, LOG_LEVEL: 'debug' });
    await ready(office, bot);
    office.workspace.faults.next('views.publish', { kind: '500' });
    await office.workspace.as('Lena Hartmann').openHome();
    await office.workspace.as('Lena Hartmann').command('/rollout setup');
    bot.kill('SIGTERM');
    await bot.ended;
    expect(bot.said()).not.toMatch(/xoxb-practice|xapp-practice|practice-signing-secret/);
  });
});
