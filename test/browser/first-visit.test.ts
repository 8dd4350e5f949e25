import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from './support/browser.ts';
import { startFixture } from './support/fixture-server.ts';

let browser: TestBrowser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

it('a first visit offers two ways to begin, and shows how far the sample is', async () => {
  const server = await startFixture('choose');
  const { page, complaints } = await browser.visit(server.url);
  await page.getByRole('button', { name: /^Start empty/ }).waitFor();

  await page.getByRole('button', { name: /^Start with a sample rollout/ }).click();
  await page.getByRole('progressbar', { name: 'Playing the sample rollout' }).waitFor();
  await page.getByText('Lena sets up the rollout.').waitFor();

  await page.getByRole('tabpanel', { name: 'Home' }).waitFor();
  expect(server.workspace.acts[0]).toEqual({ act: 'start', with: 'sample' });
  expect(complaints).toEqual([]);
  await server.close();
});

it('after the sample one lands on Home, with things to try as somebody else', async () => {
  const server = await startFixture('choose');
  const { page, complaints } = await browser.visit(server.url);
  await page.getByRole('button', { name: /^Start with a sample rollout/ }).click();
  const trials = page.getByRole('complementary', { name: 'Three things to try' });
  await trials.getByRole('button', { name: /Tom Albrecht.*See what a champion gets/ }).click();
  await page.getByRole('button', { name: /Tom Albrecht/ }).waitFor();
  expect(page.url()).toContain('as=UTOM');

  await page.getByRole('tab', { name: 'Home' }).click();
  await trials.getByRole('button', { name: /^Dismiss/ }).click();
  await trials.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: '+1 quarter' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: '+1 quarter' }).waitFor();
  expect(complaints).toEqual([]);
  await server.close();
});

it('starting over asks first, and then offers the first choice again', async () => {
  const server = await startFixture();
  const { page } = await browser.visit(server.url);
  await page.getByRole('button', { name: 'This practice workspace' }).click();
  await page.getByRole('menuitem', { name: /^Start over/ }).click();
  await page.getByRole('button', { name: 'Start over', exact: true }).click();
  await page.getByRole('button', { name: /^Start empty/ }).waitFor();
  await server.close();
});

it('an empty workspace opens at once', async () => {
  const server = await startFixture('choose');
  const { page } = await browser.visit(server.url);
  await page.getByRole('button', { name: /^Start empty/ }).click();
  await page.getByRole('heading', { name: 'ai-rollout' }).waitFor();
  expect(server.workspace.acts[0]).toEqual({ act: 'start', with: 'empty' });
  await server.close();
});
