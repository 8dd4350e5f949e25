/* How a case is put into words: who is asked as what, why it moved, how it stands. */
import { dateAt } from '../../../platform/calendar.ts';
import { esc, slackDate } from '../../../platform/slack/blocks.ts';
import { asSentence, capitalised, sayDate, sayList } from '../../../platform/words.ts';
import type { CaseWords } from './case-words.ts';
import {
  currentStep,
  type Escalation,
  type Finding,
  type MoveReason,
  type Skip,
  type SkipReason,
  type Step,
  type Tier,
} from './escalation.ts';

export const findingWords: Record<Finding, string> = {
  wrong: 'it was wrong',
  right: 'it was right as it stood',
  unclear: 'nobody could tell',
};

/** "champion of *Claims*", "owner of *reply drafting*", "a lead". */
export function sayTier(tier: Tier, { workflow }: Escalation, { teamName }: CaseWords): string {
  const words: Record<Tier, string> = {
    champion: `champion of *${esc(teamName)}*`,
    owner: `owner of *${esc(workflow)}*`,
    lead: 'a lead',
  };
  return words[tier];
}

/** "a drill about *reply drafting* in *Claims*". */
export function sayCase(
  { workflow, isCritical, isDrill }: Escalation,
  { teamName }: CaseWords,
): string {
  const kind = isDrill ? 'a drill' : isCritical ? 'a critical case' : 'a case';
  return `${kind} about *${esc(workflow)}* in *${esc(teamName)}*`;
}

const BECAUSE: Record<MoveReason, string> = {
  raised: '',
  critical: 'It is marked as critical, so it went straight to the leads.',
  silent: 'It wasn’t taken within the time that was set.',
  unsettled: 'It wasn’t settled within the time that was set.',
  'handed-up': 'It was handed up.',
  left: 'The person who had it is no longer there.',
  away: 'The person who had it is away.',
  drill: 'In a drill it goes on as soon as someone has it.',
};
export const sayBecause = (because: MoveReason): string => BECAUSE[because];

const SKIPPED: Record<SkipReason, string> = {
  critical: '',
  nobody: 'there is nobody in that role',
  asker: 'they raised it themselves',
  'asked-before': 'they were asked already',
  away: 'they are away',
  left: 'they are no longer there',
};

/** "Passed by: the champion of *Claims* (they are away)."; empty where nobody was. */
export function saySkipped(
  skipped: readonly Skip[],
  escalation: Escalation,
  words: CaseWords,
): string {
  const told = skipped.filter(({ why }) => why !== 'critical');
  if (told.length === 0) return '';
  const each = told.map(
    ({ tier, why }) => `the ${sayTier(tier, escalation, words)} (${SKIPPED[why]})`,
  );
  return `Passed by: ${sayList(each)}.`;
}

export function sayMoment(at: Temporal.Instant, { timeZone }: CaseWords): string {
  return slackDate(at, '{date_short_pretty} at {time}', timeZone);
}

/** Each place of the case as a line, the first first. */
export function stepLines(escalation: Escalation, words: CaseWords): string[] {
  return escalation.steps.map((step) => {
    const who =
      step.personId === undefined
        ? 'The leads'
        : `${esc(words.nameOf(step.personId))}, ${sayTier(step.tier, escalation, words)}`;
    const parts = [
      `• ${who}: asked ${sayMoment(step.askedAt, words)}.`,
      sayBecause(step.because),
      saySkipped(step.skipped, escalation, words),
      takenWords(step, words),
    ];
    return parts.filter((part) => part !== '').join(' ');
  });
}

function takenWords({ taken }: Step, words: CaseWords): string {
  if (taken === undefined) return '';
  return `Taken by ${esc(words.nameOf(taken.by))} ${sayMoment(taken.at, words)}.`;
}

/** How it stands, in one sentence. */
export function sayStanding(escalation: Escalation, words: CaseWords): string {
  const { resolved, isDrill } = escalation;
  if (resolved !== undefined) {
    const on = sayDate(dateAt(resolved.at, words.timeZone), words.today);
    const by = esc(words.nameOf(resolved.by));
    if (isDrill) return `The drill ended on ${on}, when ${by} had it.`;
    const answer = resolved.answer === '' ? '' : ` ${esc(asSentence(resolved.answer))}`;
    return `Settled by ${by} on ${on}: ${findingWords[resolved.finding]}.${answer}`;
  }
  const { tier, personId, taken, takeBy, settleBy } = currentStep(escalation);
  const holder = taken?.by ?? personId;
  if (taken !== undefined && holder !== undefined) {
    const by =
      settleBy === undefined || tier === 'lead' ? '' : `, until ${sayMoment(settleBy, words)}`;
    return `${esc(words.nameOf(holder))} has it${by}.`;
  }
  const who = holder === undefined ? 'the leads' : esc(words.nameOf(holder));
  const then = tier === 'lead' ? 'the sponsors hear of it then' : 'after that it goes on';
  return capitalised(`${who} can take it until ${sayMoment(takeBy, words)}; ${then}.`);
}
