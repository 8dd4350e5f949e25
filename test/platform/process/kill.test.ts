import { setTimeout as wait } from 'node:timers/promises';
import SqliteClient from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { SUPPORT_COPILOT } from '../../support/story.ts';
import { type BotProcess, type Office, openOffice, ready } from './bot-process.ts';

const offices: Office[] = [];
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
});

const ROUNDS = 6;
/** How long after Lena pressed the button the bot dies: while it decides, answers or sends. */
const DELAYS_MS = [0, 3, 8, 15, 30, 80];

const nameOf = (round: number) => `Rollout number ${round}`;

type Round = { isConfirmed: boolean; next: BotProcess };

/**
 * Lena sets up a rollout while the bot is killed. The next bot starts while she still waits for the
 * answer of the dead one; confirmed when she was told that it is saved.
 */
async function setUpUnderFire(office: Office, bot: BotProcess, round: number): Promise<Round> {
  const lena = office.workspace.as('Lena Hartmann');
  await ready(office, bot);
  await lena.close({ all: true }).catch(() => undefined);
  // On a busy machine a form may come too late for its trigger; people type the command again.
  for (let tries = 0; tries < 5; tries += 1) {
    if ((await lena.command('/rollout setup')).modal !== undefined) break;
  }
  await lena.fill({ ...SUPPORT_COPILOT, 'Name of the rollout': nameOf(round) });
  const submitting = lena.submit();
  await wait(DELAYS_MS[round % DELAYS_MS.length]);
  bot.kill('SIGKILL');
  await bot.ended;
  const next = office.start(office.socket);
  const done = await submitting;
  return { isConfirmed: done.modal?.text.includes(`${nameOf(round)} is set up`) === true, next };
}

/** She posts its opening to the channel, and the bot is killed in the middle of that. */
async function postUnderFire(office: Office, bot: BotProcess, round: number): Promise<BotProcess> {
  const lena = office.workspace.as('Lena Hartmann');
  await ready(office, bot);
  const posting = lena.press('Post it to #ai-rollout').catch(() => undefined);
  await wait(DELAYS_MS[(round + 2) % DELAYS_MS.length]);
  bot.kill('SIGKILL');
  await bot.ended;
  const next = office.start(office.socket);
  await posting;
  return next;
}

function read<Row>(office: Office, sql: string): Row[] {
  const client = new SqliteClient(office.databasePath, { readonly: true });
  const rows = client.prepare(sql).all() as Row[];
  client.close();
  return rows;
}

it('killed at any moment, it has stored what it said it stored, and says everything once', async () => {
  const office = await openOffice();
  offices.push(office);
  const confirmed: string[] = [];
  let bot = office.start(office.socket);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { isConfirmed, next } = await setUpUnderFire(office, bot, round);
    if (isConfirmed) confirmed.push(nameOf(round));
    bot = isConfirmed ? await postUnderFire(office, next, round) : next;
  }
  await ready(office, bot);
  // What was on its way is looked for some seconds later, and sent again when it is surely not there.
  // A channel hears from us once an hour: what comes after the first post waits for its hour.
  const unsent =
    "select key from outbox where state in ('sending', 'unknown') or (state = 'queued' and coalesce(problem, '') not like '%once an hour%')";
  for (let tries = 0; tries < 600; tries += 1) {
    if (read(office, unsent).length === 0) break;
    await wait(100);
  }

  const stored = read<{ name: string }>(office, 'select name from rollouts').map((one) => one.name);
  expect(confirmed.filter((name) => !stored.includes(name))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
  const said = office.workspace.messagesIn('ai-rollout').map((message) => message.text);
  const waiting = read<{ payload: string }>(
    office,
    "select payload from outbox where state = 'queued'",
  );
  const posted = read<{ name: string }>(
    office,
    "select name from rollouts where exists (select 1 from outbox where key = 'announcement:' || rollouts.id || ':set-up')",
  );
  for (const { name } of posted) {
    const told = said.flatMap((text) => text.split(`*${name}*`)).length - said.length;
    const toTell = waiting.filter(({ payload }) => payload.includes(`*${name}*`)).length;
    expect([name, told + toTell]).toEqual([name, 1]);
  }
  const check = read<{ integrity_check: string }>(office, 'pragma integrity_check');
  expect(check).toEqual([{ integrity_check: 'ok' }]);
  expect(read(office, 'pragma foreign_key_check')).toEqual([]);
}, 180_000);
