import { describe, expect, it } from 'vitest';
import { heardBy } from '../../../support/news.ts';
import { listAudit } from '../../../support/record.ts';
import { jumpTo } from '../../champions/champions/champion-story.ts';
import { log, NIGHTS, now, secondPilot, step } from './learning-story.ts';

describe('a must from the first sight to learned', () => {
  it('is tried by another team, credits who found it, and each step is on the record', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    expect(now(world)).toMatchObject({ what: NIGHTS, severity: 'must', wave: 0, foundBy: 'UMIA' });
    const lena = world.as('Lena Hartmann');
    expect(heardBy(world, lena)).toContain(
      'Mia Chen of *Claims* logged something that must be solved before the next wave.',
    );
    await step(world, 'Mia Chen', 'Name the cause', {
      'Why does it happen?': 'The night shift is on no escalation path',
    });
    await step(world, 'Lena Hartmann', 'Agree on an action', {
      'What needs to be done?': 'Add the night shift to the escalation path',
      'Where does the change end up?': 'A task',
      'Who will do it': 'Sofía Ramírez',
      'By when': '2027-01-15',
    });
    const due = await world.as('Sofía Ramírez').command('/rollout due');
    expect(due.text).toContain('Do what was agreed: *Add the night shift to the escalation path*');
    expect(due.text).toContain('Due Friday 15 January');
    const done = await step(world, 'Sofía Ramírez', 'Mark as done');
    expect(done.modal?.text).toContain(
      '*Next:* Try it in another team (a champion of another team).',
    );
    await step(world, 'Bao Nguyen', 'Say how it went', {
      'Have you used it yourself?': 'Yes, in my team’s own work',
      'Does it work in your team?': 'Yes, it works here too',
      'What did you see?': 'Two night escalations answered within the hour',
    });
    expect(heardBy(world, world.as('Mia Chen'))).toContain(
      'What you found works in *Billing* too: Bao Nguyen tried it there. It is now validated. Thank you.',
    );
    await step(world, 'Lena Hartmann', 'Close as learned');
    expect(now(world)).toMatchObject({ stage: 'learned', adoptedBy: [world.billing.id] });
    const acts = listAudit(world.database, world.rollout.id, 6).map((row) => row.act);
    expect(acts).toEqual([
      'learnings.conclude',
      'learnings.try',
      'learnings.implement',
      'learnings.agree',
      'learnings.identify',
      'learnings.log',
    ]);
  });

  it('goes back to its cause when the other team’s trial fails', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    await step(world, 'Mia Chen', 'Name the cause', { 'Why does it happen?': 'No path' });
    await step(world, 'Sam Okafor', 'Agree on an action', {
      'What needs to be done?': 'Add the night shift',
      'Where does the change end up?': 'A task',
    });
    await step(world, 'Sam Okafor', 'Mark as done');
    await step(world, 'Bao Nguyen', 'Say how it went', {
      'Have you used it yourself?': 'Yes, in my team’s own work',
      'Does it work in your team?': 'No, not yet',
      'What did you see?': 'We have no night shift',
    });
    expect(now(world)).toMatchObject({ stage: 'identified', action: undefined });
    expect(heardBy(world, world.as('Mia Chen'))).toContain('it hasn’t worked there yet');
  });
});

describe('logging from a message', () => {
  it('shows the message in the form, and keeps it only when the form is sent', async () => {
    const world = await secondPilot();
    await world.as('Tom Albrecht').say('The night shift called me <again> & again', {
      in: '#ai-rollout',
    });
    const mia = world.as('Mia Chen');
    await mia.shortcut('Log a learning', {
      in: '#ai-rollout',
      message: 'The night shift',
    });
    const view = JSON.stringify(world.workspace.calls('views.open').at(-1)?.arguments.view);
    expect(view).toContain('The night shift called me');
    const tables = JSON.stringify(world.database.$client.prepare('select * from inbox').all());
    expect(tables).not.toContain('night shift');
    await mia.fill({ 'How much does it matter to the next team?': 'Should' });
    await mia.submit();
    expect(now(world)?.what).toContain('The night shift called me');
  });
});

describe('what is owed', () => {
  it('a must that is open for more than fifteen working days becomes the leads’ decision', async () => {
    const world = await secondPilot();
    await log(world, 'Mia Chen');
    await jumpTo(world, '2027-01-26T10:00:00Z');
    const lena = world.as('Lena Hartmann');
    expect((await lena.command('/rollout due')).text).not.toContain(
      'Decide what happens with this must',
    );
    await jumpTo(world, '2027-01-27T10:00:00Z');
    expect((await lena.command('/rollout due')).text).toContain(
      'Decide what happens with this must',
    );
    const status = await lena.command('/rollout status');
    expect(status.text).toContain('Learnings: 1 open; the next wave waits for 1 must.');
  });
});
