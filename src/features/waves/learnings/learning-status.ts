import { compareTimes } from '../../../platform/calendar.ts';
import type { LearningId, TeamId, UserId } from '../../../platform/ids.ts';
import { byText, sayCountOrNone, sayFew, sayPart } from '../../../platform/words.ts';
import type { Judgement } from '../../contract/criterion.ts';
import {
  type WorkingCalendar,
  workingDaysBetween,
} from '../../teams/calendars/working-calendar.ts';
import type { Learning, LearningStage } from './learning.ts';

export type LearningSettings = {
  /** A `must` that is open for longer than this many working days goes to the lead. */
  mustGrowsOldAfter: number;
};
export const LEARNING_SETTINGS: LearningSettings = { mustGrowsOldAfter: 15 };

/** Open for the next wave's gate: neither validated by another team nor closed. */
export function isOpen(learning: Pick<Learning, 'stage'>): boolean {
  return !closedStages.includes(learning.stage);
}

export const closedStages: readonly LearningStage[] = ['validated', 'learned', 'declined'];

export const learningStageWords: Record<LearningStage, string> = {
  observed: 'observed, cause not named yet',
  identified: 'cause named, no action agreed yet',
  'action-agreed': 'action agreed, not done yet',
  implemented: 'action done, not validated by another team yet',
  validated: 'validated by another team',
  learned: 'learned',
  declined: 'declined',
};

export type LearningStep = {
  /** Who takes the next step. */
  who: 'finder' | 'action-owner' | 'another-team' | 'lead' | 'nobody';
  personId: UserId | undefined;
  words: string;
};

/** The one next step of a learning and whose it is. */
export function nextStep(learning: Learning): LearningStep {
  if (learning.stage === 'observed') {
    return { who: 'finder', personId: learning.foundBy, words: 'Name the cause' };
  }
  if (learning.stage === 'identified') {
    return { who: 'lead', personId: undefined, words: 'Agree on an action and its owner' };
  }
  if (learning.stage === 'action-agreed') {
    return { who: 'action-owner', personId: learning.action?.ownerId, words: 'Do what was agreed' };
  }
  if (learning.stage === 'implemented') {
    return { who: 'another-team', personId: undefined, words: 'Try it in another team' };
  }
  if (learning.stage === 'validated') {
    return { who: 'lead', personId: undefined, words: 'Close it as learned' };
  }
  return { who: 'nobody', personId: undefined, words: '' };
}

export type LearningEvidence = {
  learnings: readonly Learning[];
  /** Weekly questions to champions that were answered, "nothing this week" included. */
  weeklyAnswers: number;
};

/** The next wave stays shut while a `must` is not validated by another team. Silence is not evidence. */
export function judgeMustLearnings(evidence: LearningEvidence): Omit<Judgement, 'obliges'> {
  const musts = evidence.learnings.filter((each) => each.severity === 'must');
  const open = musts.filter(isOpen).sort(byAge);
  const n = evidence.learnings.length + evidence.weeklyAnswers;
  if (open.length > 0) {
    const which = open
      .slice(0, 3)
      .map((each) => `"${each.what}" (${learningStageWords[each.stage]})`);
    const more = open.length > 3 ? ` and ${open.length - 3} more` : '';
    return {
      verdict: 'fail',
      measured: `${sayPart(open.length, musts.length, 'must learning', 'is')} not validated: ${which.join('; ')}${more}.`,
      n,
      settledBy: settledWords(open),
    };
  }
  if (n === 0) {
    return {
      verdict: 'no-data',
      measured: 'No learnings are on record, and no champion has answered the weekly question yet.',
      n,
      settledBy: 'A champion answers the weekly question; "nothing this week" counts as an answer.',
    };
  }
  const measured = passWords(evidence, musts.length);
  return { verdict: 'pass', measured, n, settledBy: '' };
}

function passWords({ learnings, weeklyAnswers }: LearningEvidence, musts: number): string {
  const answers = sayCountOrNone(weeklyAnswers, 'weekly answer');
  if (learnings.length === 0) return `No learnings so far, in ${answers}.`;
  if (musts === 0)
    return `None of ${sayCountOrNone(learnings.length, 'learning')} is a must (${answers}).`;
  const which = musts === 1 ? 'The only must learning is' : `All ${musts} must learnings are`;
  return `${which} validated by another team or declined with a reason.`;
}

function settledWords(open: readonly Learning[]): string {
  const steps = [...new Set(open.map((each) => nextStep(each).words.toLowerCase()))];
  return `Next: ${sayFew(steps)}.`;
}

/** Working days for which a learning has been open. */
export function openWorkingDays(
  learning: Learning,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): number {
  return isOpen(learning) ? workingDaysBetween(learning.observedOn, today, calendar) : 0;
}

/** Musts that the lead has to look at, oldest first. */
export function oldMusts(
  learnings: readonly Learning[],
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
  settings: LearningSettings = LEARNING_SETTINGS,
): Learning[] {
  return learnings
    .filter((each) => each.severity === 'must')
    .filter((each) => openWorkingDays(each, today, calendar) > settings.mustGrowsOldAfter)
    .sort(byAge);
}

export type AdoptionCredit = {
  learningId: LearningId;
  /** The team that it was found in. */
  teamId: TeamId;
  foundBy: UserId;
  /** The other teams that took it up. */
  adoptedBy: readonly TeamId[];
};

/** Thanks for what others took up, newest first. Never a count per person: there is no ranking. */
export function adoptionCredits(learnings: readonly Learning[]): AdoptionCredit[] {
  return learnings
    .filter((each) => each.stage !== 'declined')
    .sort((a, b) => byAge(b, a))
    .map(({ id, teamId, foundBy, adoptedBy }) => ({
      learningId: id,
      teamId,
      foundBy,
      adoptedBy: adoptedBy.filter((adopter) => adopter !== teamId),
    }))
    .filter((credit) => credit.adoptedBy.length > 0);
}

function byAge(a: Learning, b: Learning): number {
  return compareTimes(a.observedOn, b.observedOn) || byText(a.id, b.id);
}
