import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from './support/browser.ts';
import { startFixture } from './support/fixture-server.ts';
import { scrollOf } from './support/probe.ts';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

it('on a narrow window the conversations are a drawer, and nothing sticks out', async () => {
  const server = await startFixture();
  const { page, complaints } = await browser.visit(server.url, {
    viewport: { width: 380, height: 760 },
  });
  await page.getByRole('heading', { name: 'ai-rollout' }).waitFor();
  expect(await page.getByRole('navigation', { name: 'Conversations' }).isVisible()).toBe(false);

  await page.getByRole('button', { name: 'Channels and people' }).click();
  await page.getByRole('button', { name: /^a-channel-with-a-very-long-name/ }).click();
  await page.getByRole('heading', { name: /^a-channel-with-a-very-long-name/ }).waitFor();
  await expect
    .poll(() => page.getByRole('navigation', { name: 'Conversations' }).isVisible())
    .toBe(false);

  for (const room of ['ai-rollout', 'show-and-tell']) {
    await page.getByRole('button', { name: 'Channels and people' }).click();
    await page.getByRole('button', { name: new RegExp(`^${room}`) }).click();
    await page.getByRole('heading', { name: room }).waitFor();
    const overhang = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overhang).toBeLessThanOrEqual(0);
    const log = page.getByRole('log', { name: 'Messages' });
    expect((await scrollOf(log)).over).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
  await server.close();
});

it('the drawer closes with Esc', async () => {
  const server = await startFixture();
  const { page } = await browser.visit(server.url, { viewport: { width: 380, height: 760 } });
  await page.getByRole('button', { name: 'Channels and people' }).click();
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.getByRole('navigation', { name: 'Conversations' }).isVisible())
    .toBe(false);
  await server.close();
});

it('the dark colours follow the system until one chooses', async () => {
  const server = await startFixture();
  const { page } = await browser.visit(server.url, { colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Use the light colours' }).click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  await page.reload();
  await page.getByRole('button', { name: 'Use the dark colours' }).waitFor();
  await server.close();
});
