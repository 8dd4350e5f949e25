import { expect, it } from 'vitest';
import { startRollout } from '../../../support/story.ts';
import { onManualWork, owedBy, sendAnswers } from './assessment-story.ts';

it('the assessment asks nobody before the first day, nor while the rollout is paused', async () => {
  const running = await startRollout({}, { 'First day of the assessment': '2027-01-05' });
  expect(owedBy(running, 'UTOM')).toEqual([]);
  running.workspace.clock.moveTo(Temporal.Instant.from('2027-01-04T23:00:00Z'));
  expect(owedBy(running, 'UTOM')).toEqual(['Answer the four questions about the pilot']);
  await running.as('Lena Hartmann').command('/rollout pause reorganisation');
  expect(owedBy(running, 'UTOM')).toEqual([]);
});

it('the assessment asks for the questions that are left, and stops when someone leaves', async () => {
  const running = await startRollout();
  const tom = running.as('Tom Albrecht');
  await tom.command('/rollout assess');
  await sendAnswers(tom, onManualWork());
  expect(owedBy(running, 'UTOM')).toEqual(['Answer the other 3 questions about the pilot']);
  expect(owedBy(running, 'UFINN')).toEqual(['Answer the four questions about the pilot']);
  await running.workspace.company.deactivates('UFINN');
  await expect.poll(() => owedBy(running, 'UFINN')).toEqual([]);
});

it('the assessment shows what was typed as it was typed, and pings nobody with it', async () => {
  const running = await startRollout();
  const typed = '<!channel> <@UMIA> `code` \u202Eright-to-left & <b>';
  const tom = running.as('Tom Albrecht');
  await tom.command('/rollout assess');
  const sent = await sendAnswers(
    tom,
    onManualWork({
      'What manual work did the pilot team do that won’t scale?': typed,
      'Manual work: what shows it': 'https://example.com/a|b?x=<1>\n6 hours <!here>',
    }),
  );
  expect(sent.errors).toBeUndefined();
  const seen = await running.as('Lena Hartmann').command('/rollout assessment');
  const blocks = JSON.stringify(seen.ephemeral?.message.blocks);
  expect(blocks).not.toMatch(/<!channel>|<!here>|<@UMIA>|\u202E/);
  expect(seen.text).toContain('<!channel> <@UMIA> `code` right-to-left & <b>');
});
