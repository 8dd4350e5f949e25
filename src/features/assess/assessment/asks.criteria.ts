import { readPerRollout } from '../../../platform/day-mark.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obliged } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { assessmentObligations } from './assessment.obligations.ts';
import { getPilot } from './assessment.store.ts';
import { OPEN_QUESTIONS, questionsValue } from './assessment.view.ts';
import { confirmationObligations } from './confirmations.obligations.ts';

/** What an answer can wait for, by the beginning of the key under which it is owed. */
type Step = 'answer' | 'evidence' | 'review' | 'confirm' | 'doubted' | 'name-witness';

/** Where the answers stand: what is owed for them now, by the people who owe it. */
export function owedNow(context: ReadContext, steps: readonly Step[]): Obliged[] {
  return [assessmentObligations, confirmationObligations]
    .flatMap((source) => readPerRollout(source, context))
    .filter(({ key }) => steps.some((step) => key.startsWith(`assessment.${step}:`)))
    .map(({ personId, text, settle: { label, actionId, value } }) => ({
      ...{ personId, text, label, actionId, value },
    }));
}

/** "Answer the four questions about the pilot (Tom Albrecht or Finn Petersen)." */
export function sayWhoSettles({ database }: ReadContext, obliges: readonly Obliged[]): string {
  return sayObliged(obliges, (id) => esc(findName(database, id)));
}

/** Everyone of the pilot but those who have done their part. */
export function askPilot(context: ReadContext, except: ReadonlySet<string>): Obliged[] {
  const { database, rolloutId } = context;
  return getPilot(database, rolloutId)
    .peopleIds.filter((personId) => !except.has(personId))
    .map((personId) => ({
      personId,
      text: 'Answer the four questions about the pilot',
      label: 'Answer the four questions',
      actionId: OPEN_QUESTIONS,
      value: questionsValue(rolloutId),
    }));
}
