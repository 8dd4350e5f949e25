import { expect, it } from 'vitest';
import { optInWords } from '../../../../src/features/expand/opt-ins/opt-in-words.ts';
import { rollBackSteps } from '../../../../src/features/waves/waves/wave.ts';
import {
  rollBackMessage,
  waveRefusalWords,
} from '../../../../src/features/waves/waves/wave-words.ts';

it('a refusal says what would be right instead', () => {
  const startedOn = Temporal.PlainDate.from('2026-03-09');
  const today = startedOn.add({ days: 3 });
  const started = { kind: 'already-started', startedOn, startedBy: undefined } as const;
  expect(waveRefusalWords(started, today.add({ years: 1 }))).toContain('Monday 9 March 2026');
  expect(waveRefusalWords(started, today)).toBe(
    'This wave has been running since Monday 9 March. Nothing was changed.',
  );
  expect(waveRefusalWords({ kind: 'still-baking', workingDaysLeft: 1 }, today)).toBe(
    'This wave can be completed once it has baked: 1 working day to go.',
  );
  expect(waveRefusalWords({ kind: 'no-softer-step', step: 'narrow' }, today)).toBe(
    'This team is already narrowed to a few people. Lift that first to take a gentler step.',
  );
});

it('a rolled-back team is told what changes, why, and that nobody is blamed', () => {
  const facts = { teamName: 'Claims', capability: 'Support copilot', reason: 'wrong sums.' };
  expect(rollBackMessage('stop-new-seats', facts)).toBe(
    "From today, nobody new in Claims gets Support copilot. Everyone who works with it now keeps it. The reason: wrong sums. This is not about anyone's work. What you have found so far stays on the record, and you will hear from us when it resumes.",
  );
  const drafts = rollBackSteps.map((step) => rollBackMessage(step, facts));
  expect(new Set(drafts).size).toBe(3);
});

it('a team that asks twice hears that it keeps its place', () => {
  expect(optInWords({ kind: 'already-live' }, 'Claims')).toBe(
    'Claims is already live; there is nothing to join.',
  );
});
