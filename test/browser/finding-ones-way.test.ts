import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser, type TestBrowser, type Visit } from './support/browser.ts';
import { message } from './support/fixture-messages.ts';
import { type FixtureServer, startFixture } from './support/fixture-server.ts';
import { hasFocus, scrollOf } from './support/probe.ts';

let browser: TestBrowser;
let server: FixtureServer;
let visit: Visit;

beforeAll(async () => {
  browser = await startBrowser();
});
beforeEach(async () => {
  server = await startFixture();
  visit = await browser.visit(server.url);
  await visit.page.getByRole('heading', { name: 'ai-rollout' }).waitFor();
  return async () => {
    expect(visit.complaints).toEqual([]);
    await visit.page.context().close();
    await server.close();
  };
});
afterAll(() => browser.close());

it('after a move of the clock one sees who got what, and becomes that person with a press', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByRole('button', { name: /Who got what/ }).click();
  const list = page.getByRole('dialog', { name: 'Who got what' });
  await list.getByText('Two things wait.').waitFor();
  await list.getByRole('button', { name: /Mia Chen/ }).click();
  await expect.poll(() => page.url()).toContain('as=UMIA');
  await list.waitFor({ state: 'hidden' });
});

it('a draft and the open tab survive a reload', async () => {
  const { page } = visit;
  await page.getByRole('textbox', { name: 'Message #ai-rollout' }).fill('Half a thought');
  await page.reload();
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  await expect.poll(() => box.inputValue()).toBe('Half a thought');

  await page.getByRole('button', { name: 'Groundswell', exact: true }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('tabpanel', { name: 'Home' }).waitFor();
  await page.reload();
  await page.getByRole('tabpanel', { name: 'Home' }).waitFor();
});

it('a message longer than the window opens at its top', async () => {
  const { page } = visit;
  const text = Array.from({ length: 90 }, (_none, index) => `Line ${index + 1}`).join('\n');
  server.workspace.post('CROLLOUT', message('tlong', '2027-01-14T08:31:00Z', 'UBOT', { text }));
  await expect
    .poll(() => page.getByText('Line 1', { exact: false }).first().isVisible())
    .toBe(true);
  const log = page.getByRole('log', { name: 'Messages' });
  await expect.poll(async () => (await scrollOf(log)).below).toBeGreaterThan(300);
});

it('the messages are one stop of the Tab key; arrows go between them, and a message’s tools follow it', async () => {
  const { page } = visit;
  expect(await page.locator('.messages .tools [tabindex="0"]').count()).toBe(0);
  expect(await page.locator('.messages article[tabindex="0"]').count()).toBe(1);
  const articles = page.locator('.messages article');
  await articles.last().focus();
  await page.keyboard.press('ArrowUp');
  expect(await hasFocus(articles.nth((await articles.count()) - 2))).toBe(true);
  await expect.poll(() => page.locator('.messages .tools [tabindex="0"]').count()).toBe(2);
  expect(await page.locator('.messages article[tabindex="0"]').count()).toBe(1);
});

it('after a command’s name the words of its acts are offered, with what each is for', async () => {
  const { page } = visit;
  await page
    .getByRole('textbox', { name: 'Message #ai-rollout' })
    .pressSequentially('/rollout wave');
  await page.getByRole('option', { name: /wave plan.*propose the next teams/ }).waitFor();
  await page.getByRole('option', { name: /wave start/ }).waitFor();
});
