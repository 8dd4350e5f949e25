import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestBrowser, type Visit } from './support/browser.ts';
import { type FixtureServer, startFixture } from './support/fixture-server.ts';

let browser: TestBrowser;
let server: FixtureServer;
let visit: Visit;

beforeAll(async () => {
  browser = await startBrowser();
  server = await startFixture();
  visit = await browser.visit(server.url);
  await visit.page.getByRole('button', { name: 'show-and-tell' }).click();
  await visit.page.getByText('Text of every kind').waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

it('light markup, mentions and dates are drawn for the reader', async () => {
  const first = visit.page.locator('[data-ts="s0"]');
  expect(await first.locator('.chip-me').allInnerTexts()).toEqual(['@Lena Hartmann', '@channel']);
  await first.getByText('Today at 14:00').waitFor();
  await first.getByText('in 5 hours').waitFor();
  const text = await first.innerText();
  expect(text).toContain('<b> 2 * 3 * 4, snake_case_name');
  expect(text).toContain(':not_an_emoji:');
});

it('Markdown is drawn with its tables, and raw HTML stays text', async () => {
  const { page } = visit;
  await page.locator('[data-ts="s2"]').getByRole('cell', { name: '96 %' }).waitFor();
  await page.getByText('Raw <b>HTML</b> stays text.').waitFor();
  expect(await page.locator('[data-ts="s2"] li').count()).toBe(6);
});

it('a data table turns its pages and sorts by its head', async () => {
  const table = visit.page.locator('[data-ts="s3"] .data-table');
  await table.getByText('1 to 4 of 7').waitFor();
  await table.getByRole('button', { name: 'Next' }).click();
  await table.getByText('5 to 7 of 7').waitFor();
  await table.getByRole('button', { name: 'Days waiting' }).click();
  await table.getByText('1 to 4 of 7').waitFor();
  expect(await table.locator('tbody td').first().innerText()).toBe('0');
});

it('every chart has a title in words and its figures as a table', async () => {
  const { page } = visit;
  const charts = page.locator('figure.chart');
  expect(await charts.count()).toBe(4);
  const line = page.getByRole('img', {
    name: /^People active per week\. A line chart\. Claims: Week 1 12,/,
  });
  await line.waitFor();
  await charts.first().getByText('Show the figures').click();
  await charts.first().getByRole('row', { name: 'Week 6 33 24' }).waitFor();
});

it('what cannot be drawn is named with its JSON, and nothing in it runs', async () => {
  const { page } = visit;
  const box = page.locator('.undrawn');
  await box.getByText('hologram').first().waitFor();
  expect(await box.innerText()).toContain('<script>alert(1)</script>');
});

it('an image that lies elsewhere is named, not fetched, and nothing complains', async () => {
  await visit.page.getByRole('img', { name: 'Adoption chart of week 7' }).waitFor();
  expect(visit.complaints).toEqual([]);
});
