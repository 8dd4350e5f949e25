import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser, type TestBrowser, type Visit } from './support/browser.ts';
import { message } from './support/fixture-messages.ts';
import { type FixtureServer, startFixture } from './support/fixture-server.ts';
import { scrollOf, scrollToTop } from './support/probe.ts';

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

it('one picks whom to act as, and every time is told in that person’s zone', async () => {
  const { page } = visit;
  await page.getByText('09:30', { exact: true }).waitFor();
  await page.getByRole('button', { name: /Lena Hartmann/ }).click();
  await page.getByRole('searchbox', { name: 'Find a person or a role' }).fill('billing');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: /Kavya Subramaniam/ }).waitFor();
  await page.getByText('14:00', { exact: true }).waitFor();
  await page.getByText('14:00 in Kolkata').waitFor();
  expect(page.url()).toContain('as=UKAVYA');
});

it('a deactivated account cannot be picked', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: /Lena Hartmann/ }).click();
  expect(await page.getByRole('button', { name: /Jonas Weber/ }).isDisabled()).toBe(true);
});

it('the composer completes a command from the manifest and sends it with Enter', async () => {
  const { page } = visit;
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  await box.pressSequentially('/rol');
  await page.getByRole('option', { name: /Where a rollout stands/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toBe('/rollout ');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toBe('/rollout status ');
  await page.keyboard.press('Enter');

  await page.getByText('You asked for').waitFor();
  await page.getByText('Only visible to you').last().waitFor();
  expect(server.workspace.acts.find((act) => act.act === 'command')).toMatchObject({
    command: '/rollout',
    text: 'status',
  });
});

it('Shift and Enter start a new line, and @ offers people', async () => {
  const { page } = visit;
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  await box.pressSequentially('Hello @mi');
  await page.getByRole('option', { name: /Mia Chen/ }).waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => box.inputValue()).toBe('Hello @Mia Chen ');
  await page.keyboard.press('Shift+Enter');
  await box.pressSequentially('see you <b>soon</b>');
  await page.keyboard.press('Enter');

  await page.getByText('see you <b>soon</b>').waitFor();
  expect(server.workspace.acts.find((act) => act.act === 'say')).toMatchObject({
    text: 'Hello @Mia Chen \nsee you <b>soon</b>',
  });
  await expect.poll(() => box.inputValue()).toBe('');
});

it('a command that does not exist is refused in words and its text is kept', async () => {
  const { page } = visit;
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  await box.fill('/rolout status');
  await page.keyboard.press('Enter');
  await page.getByText('There is no command /rolout here.').waitFor();
  await expect.poll(() => box.inputValue()).toBe('/rolout status');
});

it('a button acts where the message stands, and the message then says what was done', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Start wave 1' }).click();
  await page.getByText('Wave 1 was started by Lena.').waitFor();
  expect(await page.getByRole('button', { name: 'Start wave 1' }).count()).toBe(0);
  expect(server.workspace.acts.find((act) => act.act === 'press')).toMatchObject({
    source: { kind: 'message', conversation: 'CROLLOUT', ts: '6' },
    blockId: 'decision',
    actionId: 'waves.start-wave',
    element: { type: 'button', value: 'v1' },
  });
});

it('a button with a question asks it first, and no means no', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Pause the rollout' }).click();
  await page.getByRole('button', { name: 'Leave it running' }).click();
  await page.getByRole('button', { name: 'Pause the rollout' }).click();
  await page.getByRole('dialog', { name: 'Pause the rollout?' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(server.workspace.acts.some((act) => act.act === 'press')).toBe(false);
  await page.getByRole('button', { name: 'Pause the rollout' }).click();
  await page.getByRole('button', { name: 'Pause it' }).click();
  await expect.poll(() => server.workspace.acts.some((act) => act.act === 'press')).toBe(true);
});

it('the clock moves ahead and says what happened on the way', async () => {
  const { page } = visit;
  await page.getByText('Thursday 14 January 2027').first().waitFor();
  await page.getByRole('button', { name: '+1 week' }).click();
  await page.getByText('Thursday 21 January 2027').first().waitFor();
  await page.getByText('3 nudges, 1 digest, 1 wave summary').waitFor();
});

it('a reader who scrolled up stays there when a message arrives', async () => {
  const { page } = visit;
  const log = page.getByRole('log', { name: 'Messages' });
  await scrollToTop(log);
  await page.waitForTimeout(100);
  server.workspace.post(
    'CROLLOUT',
    message('new', '2027-01-14T08:29:00Z', 'UTOM', { text: 'Just now' }),
  );
  await page.getByRole('button', { name: 'New messages' }).waitFor();
  expect((await scrollOf(log)).top).toBe(0);
  await page.getByRole('button', { name: 'New messages' }).click();
  await expect.poll(async () => (await scrollOf(log)).below).toBe(0);
});

it('a conversation that is opened is read, and a thread is answered beside it', async () => {
  const { page } = visit;
  await page
    .getByRole('button', { name: /Mia Chen/ })
    .filter({ hasText: 'unread' })
    .click();
  await page.getByText('Could you look at my team’s constraints').waitFor();
  await expect.poll(() => server.workspace.acts.some((act) => act.act === 'read')).toBe(true);

  await page.getByRole('button', { name: 'ai-rollout' }).click();
  await page.getByRole('button', { name: /2 replies/ }).click();
  const reply = page.getByRole('textbox', { name: 'Reply in the thread' });
  await reply.fill('Saved.');
  await reply.press('Enter');
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Saved.').waitFor();
  expect(server.workspace.acts.find((act) => act.act === 'say')).toMatchObject({
    threadTs: '3',
    text: 'Saved.',
  });
});

it('a message can be handed to a shortcut, and the app’s own shortcuts need no message', async () => {
  const { page } = visit;
  await page.locator('[data-ts="8"]').hover();
  await page.locator('[data-ts="8"]').getByRole('button', { name: 'Message shortcuts' }).click();
  await page.getByRole('menuitem', { name: /Save to the Core/ }).click();
  await page.getByRole('dialog', { name: 'Set up a rollout' }).waitFor();
  expect(server.workspace.acts.findLast((act) => act.act === 'shortcut')).toMatchObject({
    callbackId: 'save-to-core',
    message: { conversation: 'CROLLOUT', ts: '8' },
  });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'App shortcuts' }).click();
  await page.getByRole('menuitem', { name: /Open Groundswell/ }).press('Enter');
  await page.getByRole('dialog', { name: 'Set up a rollout' }).waitFor();
  expect(server.workspace.acts.findLast((act) => act.act === 'shortcut')).toMatchObject({
    act: 'shortcut',
    callbackId: 'open-hub',
  });
});

it('the suggestion for a newcomer can be dismissed, and a silent bot is named', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Dismiss the suggestion' }).click();
  await page.getByText('Try /rollout status').waitFor({ state: 'hidden' });
  const box = page.getByRole('textbox', { name: 'Message #ai-rollout' });
  await box.fill('/core slow');
  await box.press('Enter');
  await page.getByText('The bot did not answer within 3 seconds.').waitFor();
});
