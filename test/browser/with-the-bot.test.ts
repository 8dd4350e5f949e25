import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestBrowser, type Visit } from './support/browser.ts';
import { hasFocus } from './support/probe.ts';
import { type RealWorkspace, startRealWorkspace } from './support/real-workspace.ts';

let browser: TestBrowser;
let workspace: RealWorkspace;
let visit: Visit;

beforeAll(async () => {
  [browser, workspace] = await Promise.all([startBrowser(), startRealWorkspace()]);
  visit = await browser.visit(workspace.url);
});
afterAll(async () => {
  await browser?.close();
  await workspace?.close();
});

it('a newcomer starts empty, asks for help, meets the form and sees the Home tab', async () => {
  const { page, complaints } = visit;
  await page.getByRole('button', { name: /^Start empty/ }).click();
  const box = page.getByRole('textbox', { name: 'Message Groundswell' });
  await box.fill('/rollout help');
  await box.press('Enter');
  await page.getByText('Only visible to you').first().waitFor();

  await box.fill('/rollout setup');
  await box.press('Enter');
  const form = page.getByRole('dialog', { name: /rollout/i });
  await form.waitFor();
  await form.locator('button[type=submit]').click();
  await form.locator('.error').first().waitFor();
  await expect.poll(() => hasFocus(form.locator('.has-error input').first())).toBe(true);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });

  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('tabpanel', { name: 'Home' }).waitFor();
  expect(await page.locator('.undrawn').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('starting over opens an empty world at the same address', async () => {
  const fresh = await startRealWorkspace();
  const { page } = await browser.visit(fresh.url);
  await page.getByRole('button', { name: /^Start empty/ }).click();
  await page.getByRole('button', { name: '+1 week' }).click();
  await page.getByText('Monday 11 January 2027').first().waitFor();
  await page.getByRole('button', { name: 'This practice workspace' }).click();
  await page.getByRole('menuitem', { name: /^Start over/ }).click();
  await page.getByRole('button', { name: 'Start over', exact: true }).click();

  await page.getByRole('button', { name: /^Start empty/ }).click();
  await page.getByText('Monday 4 January 2027').first().waitFor();
  const box = page.getByRole('textbox', { name: 'Message Groundswell' });
  await box.fill('/rollout help');
  await box.press('Enter');
  await page.getByText('Only visible to you').first().waitFor();
  await fresh.close();
});

it('the clock of the practice world moves a week ahead', async () => {
  const { page, complaints } = visit;
  await page.getByText('Monday 4 January 2027').first().waitFor();
  await page.getByRole('button', { name: '+1 week' }).click();
  await page.getByText('Monday 11 January 2027').first().waitFor();
  expect(complaints).toEqual([]);
});
