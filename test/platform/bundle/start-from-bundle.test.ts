import {
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleOf, createSmallBot, type SmallBot } from './small-bot.ts';

describe('the bundle that a bot is started from', () => {
  let bot: SmallBot;
  beforeAll(async () => {
    bot = createSmallBot();
    const made = await bot.make();
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('The bundle is made') });
  });
  afterAll(() => bot.remove());
  // Each test leaves the sources as the bundle knows them.
  beforeEach(() => expect(existsSync(join(bot.bundles() ?? '', 'current.json'))).toBe(true));

  it('does what the sources do, and knows where they lie', async () => {
    const run = await bot.start();
    expect(run).toMatchObject({ code: 0, ranBundle: true });
    expect(run.said).toContain(`Hello world, told from ${join(bot.root, 'src')}\n`);
    const sources = await bot.start({ START_FROM: 'sources' });
    expect(sources).toMatchObject({ code: 0, ranBundle: false });
    expect(sources.said.split('\n')[0]).toBe(run.said.split('\n')[0]);
  });

  it('loads what Bolt asks for and Groundswell does not use when it is used, and not before', async () => {
    expect(await bot.start()).toMatchObject({ ranBundle: true, ranExpress: false });
    const used = await bot.start({ ROUTES: 'wanted' });
    expect(used).toMatchObject({ code: 0, ranBundle: true, ranExpress: true });
    expect(used.said).toContain('It has 1 routes\n');
  });

  it('is left alone when the file of settings says so', async () => {
    bot.write('.env', 'START_FROM=sources\n');
    expect(await bot.start()).toMatchObject({ code: 0, ranBundle: false });
    rmSync(join(bot.root, '.env'));
    expect(await bot.start()).toMatchObject({ ranBundle: true });
  });

  it('is not run once a source has changed, were it by one letter, and is when it is as it was', async () => {
    bot.replaceIn('src/part.ts', 'Hello', 'Hullo');
    const changed = await bot.start();
    expect(changed).toMatchObject({ code: 0, ranBundle: false });
    expect(changed.said).toMatch(/^Hullo world/);
    bot.replaceIn('src/part.ts', 'Hullo', 'Hello');
    expect(await bot.start()).toMatchObject({ code: 0, ranBundle: true });
  });

  it('is not run once a source is gone', async () => {
    const path = join(bot.root, 'src/part.ts');
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    const run = await bot.start();
    expect(run).toMatchObject({ code: 1, ranBundle: false });
    expect(run.said).toContain('part.ts');
    writeFileSync(path, text);
  });

  it('is not run once another version of a package lies there, were it of the same size and date', async () => {
    const path = 'node_modules/small-package/package.json';
    bot.replaceIn(path, '1.0.0', '1.0.1');
    utimesSync(join(bot.root, path), 1_700_000_000, 1_700_000_000);
    expect(await bot.start()).toMatchObject({ code: 0, ranBundle: false });
    bot.replaceIn(path, '1.0.1', '1.0.0');
    expect(await bot.start()).toMatchObject({ ranBundle: true });
  });

  it('is not run in another place, since it speaks of the first one', async () => {
    const other = createSmallBot();
    cpSync(join(bot.root, 'node_modules/.cache'), join(other.root, 'node_modules/.cache'), {
      recursive: true,
    });
    const run = await other.start();
    other.remove();
    expect(run.ranBundle).toBe(false);
    expect(run.said).toContain(other.root);
  });

  it.each([
    ['an error that it catches', { STUMBLE: 'quietly' }, 0],
    ['an error that ends it', { STUMBLE: 'aloud', STAY: 'yes' }, 1],
  ] as const)('names the source of %s, and says little more', async (_what, env, code) => {
    const run = await bot.start(env);
    expect(run).toMatchObject({ code, ranBundle: true });
    expect(run.said).toMatch(
      /^TypeError: stumbled\n {4}at \S*\bstumble\b.*\(src\/part\.ts:6:\d+\)$/m,
    );
    expect(run.said.length).toBeLessThan(1500);
  });

  it.each([
    ['ends in the middle', (path: string) => truncateSync(path, statSync(path).size - 20)],
    ['holds something else', (path: string) => writeFileSync(path, flipped(readFileSync(path)))],
    ['is not there', (path: string) => rmSync(path)],
  ])('is not run when a part of it %s, which it says in one line', async (_how, damage) => {
    const path = join(bundleOf(bot), 'main.cjs');
    const whole = readFileSync(path);
    damage(path);
    const run = await bot.start();
    writeFileSync(path, whole);
    expect(run).toMatchObject({ code: 0, ranBundle: false });
    expect(run.said).toMatch(/^The bundle can’t be used \(.+\)\. .+\nHello world.+\n\{.+\n$/);
  });

  it('is not run when what is known of it is half a file', async () => {
    const path = join(bot.bundles() ?? '', 'current.json');
    const whole = readFileSync(path);
    truncateSync(path, 100);
    const run = await bot.start();
    writeFileSync(path, whole);
    expect(run).toMatchObject({ code: 0, ranBundle: false });
    expect(run.said).toMatch(/^The bundle can’t be used/);
  });
});

function flipped(bytes: Buffer): Buffer {
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return bytes;
}
