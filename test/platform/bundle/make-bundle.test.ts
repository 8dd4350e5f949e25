import { cpSync, existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { describeSource } from '../../../src/platform/bundle/bundle-manifest.mjs';
import { bundleOf, createSmallBot, type SmallBot } from './small-bot.ts';

const bots: SmallBot[] = [];
const create = () => {
  const bot = createSmallBot();
  bots.push(bot);
  return bot;
};
afterEach(() => {
  for (const bot of bots.splice(0)) bot.remove();
});

describe('the making of a bundle', () => {
  // Last in line for the processor, it waits for all that runs beside.
  it('happens by itself once a bot without one is up', { timeout: 120_000 }, async () => {
    const bot = create();
    const running = bot.spawn('src/start.mjs', { STAY: 'yes' });
    await expect.poll(() => bundleOf(bot), { timeout: 90_000, interval: 50 }).toBeTruthy();
    running.kill('SIGTERM');
    expect(await bot.start()).toMatchObject({ code: 0, ranBundle: true });
  });

  it('comes before the start of a bot without one, which runs it this once and takes it away', async () => {
    const bot = create();
    const run = await bot.start({ STUMBLE: 'quietly' });
    expect(run).toMatchObject({ code: 0, ranBundle: false, ranOneForOnce: true });
    expect(run.said).toContain(`Hello world, told from ${join(bot.root, 'src')}\n`);
    expect(run.said).toMatch(/^ {4}at \S*\bstumble\b.*\(src\/part\.ts:6:\d+\)$/m);
    expect(readdirSync(bot.bundles() ?? '')).toEqual([]);
  });

  it('leaves the next start to the sources where a bot that ran one for once did not end well', async () => {
    const bot = create();
    const killed = bot.spawn('src/start.mjs', { STAY: 'yes' });
    const ended = new Promise((resolve) => killed.once('close', resolve));
    await new Promise((resolve) => killed.stderr?.once('data', resolve));
    killed.kill('SIGKILL');
    await ended;
    expect(readdirSync(bot.bundles() ?? '')).toEqual(['once']);
    const run = await bot.start();
    expect(run).toMatchObject({ code: 0, ranBundle: false, ranOneForOnce: false });
    expect(run.said).toMatch(/^Hello world/);
  });

  it('happens again after a change, and sweeps away what was left behind long ago', async () => {
    const bot = create();
    await bot.make();
    const first = bundleOf(bot);
    const young = join(bot.bundles() ?? '', 'of-another-maker');
    cpSync(first, young, { recursive: true });
    utimesSync(first, 1_700_000_000, 1_700_000_000);
    bot.replaceIn('src/part.ts', 'Hello', 'Good morning');
    await bot.make();
    expect(await bot.start()).toMatchObject({
      ranBundle: true,
      said: expect.stringMatching(/^Good morning/),
    });
    expect([first, young, bundleOf(bot)].map(existsSync)).toEqual([false, true, true]);
  });

  it('puts nothing in place that does not start', async () => {
    const bot = create();
    bot.replaceIn('src/main.ts', 'const server', "throw new Error('not today');\nconst server");
    const made = await bot.make();
    expect(made.code).toBe(1);
    expect(made.said).toMatch(
      /^No bundle was made, so starts go on from the sources: .*not today/s,
    );
    expect(readdirSync(bot.bundles() ?? '')).toEqual([]);
  });

  it('does without where there is no bundler or no room', async () => {
    const bot = create();
    rmSync(join(bot.root, 'node_modules/rolldown'));
    const unbundled = await bot.make();
    expect(unbundled).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^No bundle was made/),
    });
    rmSync(join(bot.root, 'node_modules/.cache'), { recursive: true });
    bot.write('node_modules/.cache', 'a file where the folder should be');
    expect(await bot.make()).toMatchObject({ code: 1, said: expect.stringMatching(/^No bundle/) });
    expect(await bot.start()).toMatchObject({ code: 0, ranBundle: false });
  });

  it('leaves nothing half when it is killed, whenever that is', async () => {
    const bot = create();
    for (const delay of [150, 300, 450, 600]) {
      const maker = bot.spawn('src/platform/bundle/make-bundle.mjs');
      const ended = new Promise((resolve) => maker.once('close', resolve));
      await wait(delay);
      maker.kill('SIGKILL');
      await ended;
      const run = await bot.start();
      expect(run.code).toBe(0);
      expect(run.said).toMatch(/^Hello world/);
    }
    await bot.make();
    expect(await bot.start()).toMatchObject({ code: 0, ranBundle: true });
  });

  it('takes no source that was written meanwhile', () => {
    const bot = create();
    const path = join(bot.root, 'src/part.ts');
    const { ctimeMs } = statSync(path);
    expect(() => describeSource(path, ctimeMs)).toThrow('part.ts has changed');
    expect(describeSource(path, ctimeMs + 1)).toMatchObject({ path, written: 1_700_000_000 });
  });
});
