import type { Page } from 'playwright-core';
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

it('a form takes every kind of input, is refused at the field, keeps what was typed, then passes', async () => {
  const { page } = visit;
  await command(page, '/core everything');
  const form = page.getByRole('dialog', { name: 'Every input there is' });
  await form.getByLabel('Several lines').fill('first\nsecond');
  await form.getByLabel('Hours a week').fill('2.5');
  await form.getByLabel('E-mail').fill('mia@example.com');
  await form.getByLabel('Link to the evidence').fill('https://example.com/evidence');
  await form.getByLabel('On', { exact: true }).fill('2027-02-01');
  await form.getByLabel('At', { exact: true }).fill('16:45');
  await form.getByLabel('Date and time').fill('2027-02-01T16:45');
  await choose(page, 'One of these', ['Billing']);
  await choose(page, 'Any of these', ['Claims', 'Motor']);
  await choose(page, 'Found elsewhere', ['Refund by cheque'], 'refund');
  await choose(page, 'A person', ['Mia Chen Champion, Claims'], 'mia');
  await choose(page, 'People', ['Tom Albrecht Champion, Customer Care Hamburg'], 'tom');
  await choose(page, 'A channel', ['#general']);
  await choose(page, 'Conversations', ['Mia Chen'], 'mia');
  await form.getByLabel(/Protected hours/).check();
  await form.getByLabel('Fairly sure').check();
  await form.getByText('The form took note.').waitFor();
  await form.getByLabel('A file').setInputFiles({
    name: 'usage.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('day,person\n'),
  });
  await form.getByLabel('In your own words').fill('It helps.');

  await form.getByRole('button', { name: 'Send' }).click();
  const refused = form.getByText('There is a rollout of this name already. Choose another.');
  await refused.waitFor();
  const name = form.getByLabel('One line');
  await expect.poll(() => hasFocus(name)).toBe(true);
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  expect(await form.getByLabel('Hours a week').inputValue()).toBe('2.5');

  await name.fill('Claims copilot');
  await refused.waitFor({ state: 'hidden' });
  await form.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Claims copilot is set up.').waitFor();
  expect(submitted()).toMatchObject({
    text: { text: { type: 'plain_text_input', value: 'Claims copilot' } },
    long: { long: { value: 'first\nsecond' } },
    hours: { hours: { type: 'number_input', value: '2.5' } },
    mail: { mail: { type: 'email_text_input', value: 'mia@example.com' } },
    link: { link: { type: 'url_text_input', value: 'https://example.com/evidence' } },
    on: { on: { type: 'datepicker', selected_date: '2027-02-01' } },
    at: { at: { type: 'timepicker', selected_time: '16:45' } },
    moment: { moment: { type: 'datetimepicker', selected_date_time: 1801496700 } },
    one: { one: { selected_option: { value: 'billing' } } },
    many: { many: { selected_options: [{ value: 'claims' }, { value: 'motor' }] } },
    found: { found: { selected_option: { value: 'Refund by cheque' } } },
    person: { person: { type: 'users_select', selected_user: 'UMIA' } },
    persons: { persons: { type: 'multi_users_select', selected_users: ['UTOM'] } },
    channel: { channel: { selected_channel: 'CGENERAL' } },
    conversation: { conversation: { selected_conversation: 'CROLLOUT' } },
    conversations: { conversations: { selected_conversations: ['DMIA'] } },
    boxes: { boxes: { selected_options: [{ value: 'hours' }] } },
    radio: { radio: { selected_option: { value: 'fairly' } } },
    file: { file: { files: [{ name: 'usage.csv', content: 'day,person\n' }] } },
    rich: { rich: { rich_text_value: { type: 'rich_text' } } },
  });
});

it('what is missing is said before anything is sent, with the first gap in focus', async () => {
  const { page } = visit;
  await command(page, '/rollout setup');
  const form = page.getByRole('dialog', { name: 'Set up a rollout' });
  await form.getByLabel('Why does it matter?').fill('Too few');
  await form.getByRole('button', { name: 'Create the rollout' }).click();
  await form.getByText('This is still empty. Please fill it in.').first().waitFor();
  await form.getByText('Please write at least 10 characters (7 so far).').waitFor();
  const name = form.getByLabel('What is it called?');
  expect(await hasFocus(name)).toBe(true);
  expect(server.workspace.acts.some((act) => act.act === 'submit')).toBe(false);
});

it('a form is filled and sent with the keyboard alone', async () => {
  const { page } = visit;
  await page.getByRole('textbox', { name: 'Message #ai-rollout' }).focus();
  const keys = page.keyboard;
  await keys.type('/rollout setup');
  await keys.press('Enter');
  await page.getByRole('dialog', { name: 'Set up a rollout' }).waitFor();
  await keys.type('Travel copilot');
  await keys.press('Tab');
  await keys.type('Fewer calls are put on hold.');
  const pilot = page.getByRole('combobox', { name: 'Which team was the pilot?' });
  for (let step = 0; step < 8; step += 1) {
    if (await hasFocus(pilot)) break;
    await keys.press('Tab');
  }
  await keys.type('claims');
  await keys.press('Enter');
  await expect.poll(() => pilot.inputValue()).toBe('Claims');

  await pilot.press('ArrowDown');
  await page.getByRole('listbox').waitFor();
  await keys.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  expect(await page.getByRole('dialog').isVisible()).toBe(true);

  await page.getByLabel('What is it called?').press('Enter');
  await page.getByText('Travel copilot is set up.').waitFor();
  expect(submitted()).toMatchObject({ pilot: { pilot: { selected_option: { value: 'claims' } } } });
});

it('the Home tab draws what needs one, and opens forms', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Groundswell', exact: true }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('heading', { name: 'Good morning, Lena' }).waitFor();
  await page.getByRole('button', { name: 'Show every input' }).click();
  await page.getByRole('dialog', { name: 'Every input there is' }).waitFor();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => server.workspace.acts.at(-1))
    .toMatchObject({ act: 'close', as: 'ULENA' });
});

async function command(page: Page, typed: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  await box.fill(typed);
  await box.press('Enter');
  await page.getByRole('dialog').waitFor();
}

async function choose(page: Page, label: string, options: string[], query = ''): Promise<void> {
  const box = page.getByRole('combobox', { name: new RegExp(`^${label}`) });
  await box.click();
  for (const option of options) {
    if (query) await box.fill(query);
    await page.getByRole('option', { name: option }).click();
  }
  await box.press('Tab');
}

function submitted(): unknown {
  const last = server.workspace.acts.findLast((act) => act.act === 'submit');
  return last?.state;
}
