import type { UserId } from '../../../platform/ids.ts';
import { sayCountOrNone, sayDate } from '../../../platform/words.ts';
import type { RollBackStep, WaveRefusal } from './wave.ts';

/** "wave 1", and "wave 1 (second try)" after the first was rolled back. */
export function waveName({ number, attempt }: { number: number; attempt: number }): string {
  return attempt === 1 ? `wave ${number}` : `wave ${number} (${tryWords(attempt)})`;
}

export function tryWords(attempt: number): string {
  return `${ORDINALS[attempt - 1] ?? `${attempt}th`} try`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

const stepWords: Record<RollBackStep, string> = {
  'stop-new-seats': 'already takes no new people',
  narrow: 'is already narrowed to a few people',
  suspend: 'is already suspended',
};

/** Why a wave stays as it is, and what would be right instead. Nothing was changed. */
export function waveRefusalWords(
  refusal: WaveRefusal,
  today: Temporal.PlainDate,
  nameOf: (userId: UserId) => string = () => '',
): string {
  switch (refusal.kind) {
    case 'not-started':
      return 'This wave has not started yet.';
    case 'already-started':
      return refusal.startedBy === undefined || nameOf(refusal.startedBy) === ''
        ? `This wave has been running since ${sayDate(refusal.startedOn, today)}. Nothing was changed.`
        : `${nameOf(refusal.startedBy)} already started this wave, on ${sayDate(refusal.startedOn, today)}. Nothing was changed.`;
    case 'already-paused':
      return `This wave has been paused since ${sayDate(refusal.pausedOn, today)} already.`;
    case 'not-paused':
      return 'This wave is not paused; there is nothing to resume.';
    case 'paused':
      return `This wave has been paused since ${sayDate(refusal.pausedOn, today)}. Resume it first; its bake time then picks up where it stopped.`;
    case 'rollout-paused':
      return `The rollout has been paused since ${sayDate(refusal.pausedOn, today)}. A lead resumes it first with \`/rollout resume\`; the bake time then picks up where it stopped.`;
    case 'ended':
      return refusal.state === 'completed'
        ? 'This wave is completed. A single team of it can still be rolled back.'
        : 'This wave was rolled back. A lead can plan it again, with other teams or the same ones.';
    case 'still-baking':
      return `This wave can be completed once it has baked: ${sayCountOrNone(refusal.workingDaysLeft, 'working day')} to go.`;
    case 'no-teams':
      return 'This wave has no team in it. Make a new plan first.';
    case 'gate-shut':
      return "This wave can't be started yet: its gate is shut. See what is missing.";
    case 'message-not-sent':
      return "This wave can't be started yet: its people have not been told why this is coming and what does not change. Write and send that message first.";
    case 'another-wave-runs':
      return `Wave ${refusal.number} is still running. Complete it first, so that its learnings reach the next one.`;
    case 'team-not-in-wave':
      return 'This team is not in this wave.';
    case 'no-softer-step':
      return `This team ${stepWords[refusal.step]}. Lift that first to take a gentler step.`;
    case 'not-rolled-back':
      return 'This team has not been rolled back; there is nothing to lift.';
    case 'nobody-kept':
      return 'Name at least one person who keeps access, or suspend the team.';
    case 'no-reason':
      return 'Please give a reason; the people affected will read it.';
  }
}

/** The first draft of what a rolled-back team is told; the lead edits it before it is sent. */
export function rollBackMessage(
  step: RollBackStep,
  facts: { teamName: string; capability: string; reason: string },
): string {
  const { teamName, capability, reason } = facts;
  const why = reason.trim().replace(/[.!]$/, '');
  const what = {
    'stop-new-seats': `From today, nobody new in ${teamName} gets ${capability}. Everyone who works with it now keeps it.`,
    narrow: `From today, only a few people in ${teamName} keep using ${capability}, to find out what went wrong. For everyone else it is paused.`,
    suspend: `From today, ${capability} is switched off for ${teamName}. Please work as you did before.`,
  }[step];
  return `${what} The reason: ${why}. This is not about anyone's work. What you have found so far stays on the record, and you will hear from us when it resumes.`;
}
