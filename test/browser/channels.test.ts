import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser, type TestBrowser, type Visit } from './support/browser.ts';
import { type FixtureServer, startFixture } from './support/fixture-server.ts';
import { hasFocus } from './support/probe.ts';

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

it('a channel is joined before one can write in it', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: /^a-channel-with-a-very-long-name/ }).click();
  await page.getByRole('button', { name: 'Join the channel' }).click();
  await page.getByRole('textbox', { name: /^Message #a-channel/ }).waitFor();
  expect(server.workspace.acts.some((act) => act.act === 'join' && act.who === 'me')).toBe(true);
});

it('the app is invited into a channel where it is not yet', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'general' }).click();
  const invite = page.getByRole('button', { name: 'Invite the app' });
  await invite.click();
  await invite.waitFor({ state: 'hidden' });
  expect(server.workspace.acts.some((act) => act.act === 'join' && act.who === 'bot')).toBe(true);
});

it('a text file goes up with its content', async () => {
  const { page } = visit;
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach a text file' }).click();
  await (await choosing).setFiles({
    name: 'usage.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('day,person,actions\n2027-01-11,mia,4\n'),
  });
  await expect
    .poll(() => server.workspace.acts.find((act) => act.act === 'upload'))
    .toMatchObject({ name: 'usage.csv', content: 'day,person,actions\n2027-01-11,mia,4\n' });
});

it('a workspace admin deactivates an account after being asked', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: /Lena Hartmann/ }).click();
  await page.getByRole('button', { name: 'Account of Tom Albrecht' }).click();
  await page.getByRole('menuitem', { name: 'Deactivate the account…' }).click();
  await page.getByRole('dialog', { name: 'Deactivate Tom Albrecht?' }).waitFor();
  await page.getByRole('button', { name: 'Deactivate the account' }).click();
  await expect.poll(() => server.workspace.acts.at(-1)).toEqual({ act: 'deactivate', who: 'UTOM' });
});

it('a slash typed anywhere begins a command, and drafts wait in their conversation', async () => {
  const { page } = visit;
  await page.keyboard.press('/');
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  expect(await hasFocus(box)).toBe(true);
  await page.keyboard.type('core');
  await page.getByRole('button', { name: 'general' }).click();
  await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
  await page.getByRole('button', { name: 'ai-rollout' }).click();
  await expect.poll(() => box.inputValue()).toBe('/core');
});
