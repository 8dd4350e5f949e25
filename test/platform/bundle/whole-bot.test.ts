/* What the trial start of a bundle does not try: the bot itself by Socket Mode, and the practice workspace. */
import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBundle } from '../../../src/platform/bundle/find-bundle.mjs';
import { copyProduct } from '../../support/product-copy.ts';
import { openOffice, ready, startBot } from '../process/bot-process.ts';

/** What is loaded with the entry and with one of its chunks, by name. */
function reachedFrom(entry: string, chunk: string): Map<string, string> {
  const read = (name: string) => readFileSync(join(dirname(entry), name), 'utf8');
  const names = new Set([basename(entry), chunk]);
  const loaded = new Map<string, string>();
  for (const name of names) {
    loaded.set(name, read(name));
    for (const [, next = ''] of read(name).matchAll(/(?<!=>)require\("\.\/([^"]+)"/g))
      names.add(next);
  }
  return loaded;
}

describe('the whole bot, started from its bundle', () => {
  let folder: string;
  const start = (variables: Record<string, string>) =>
    startBot(variables, { folder, started: ['src/start.mjs'] });
  beforeAll(async () => {
    folder = copyProduct();
    const maker = startBot({}, { folder, started: ['src/platform/bundle/make-bundle.mjs'] });
    expect(await maker.ended, maker.said()).toMatchObject({ code: 0 });
    expect(findBundle(`${folder}/`)).toMatchObject({ kind: 'fresh' });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('begins with what it needs at once, in one byte for each character', () => {
    const found = findBundle(`${folder}/`);
    if (found.kind !== 'fresh') throw new Error(`The bundle is ${found.kind}.`);
    const loaded = reachedFrom(found.entry, 'serving-mode.cjs');
    expect([...loaded.keys()]).toEqual(
      expect.arrayContaining(['main.cjs', 'packages.cjs', 'serving-mode.cjs']),
    );
    const text = [...loaded.values()].join('\n');
    expect(text).toMatch(/^[\0-\x7F]*$/);
    // What only an assistant or Socket Mode asks for lies in files of its own.
    expect(text).not.toContain('function createMcpHandler(');
    expect(text).not.toContain('UndiciError');
    expect(text).not.toMatch(/require\("node:(?!module")/);
  });

  it('hears by Socket Mode, answers, draws App Home, and ends when it is told to', async () => {
    const office = await openOffice();
    const bot = start(office.socket);
    await ready(office, bot);
    const mia = office.workspace.as('Mia Chen');
    expect((await mia.command('/rollout help')).ephemeral?.text).toContain(
      'Where a rollout stands',
    );
    expect((await mia.openHome()).home?.text).toContain('rollout');
    bot.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    await office.close();
  });

  it('opens the practice workspace with its page and people', async () => {
    const bot = start({ DATABASE_PATH: join(folder, 'practice.db'), PORT: '0' });
    const url = (await bot.until(/http:\/\/127\.0\.0\.1:\d+/)) ?? '';
    const page = await fetch(url);
    expect(await page.text()).toContain('<div id="page"');
    expect((await fetch(`${url}/health`)).ok).toBe(true);
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });
});
