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

  await page.getByRole('heading', { name: 'ai-rollout' }).waitFor();
  expect(server.workspace.acts[0]).toEqual({ act: 'start', with: 'sample' });
  expect(complaints).toEqual([]);
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
