import { isAfter } from '../../../platform/calendar.ts';
import {
  actions,
  button,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayChoice, sayCount, sayDate } from '../../../platform/words.ts';
import { type Champion, hasBegun, type ProtectedHours, roleTitles } from '../champions/champion.ts';
import type { NominationFacts } from './nomination-facts.ts';

export const OPEN_HOURS = 'nominations.open-hours';
export const OPEN_REFUSAL = 'nominations.open-refusal';
export const OPEN_CONFIRM = 'nominations.open-confirmation';
export const OPEN_ONBOARDING = 'nominations.open-onboarding';
export const OPEN_DECLINE = 'nominations.open-decline';

export type Hours = Pick<ProtectedHours, 'perWeek' | 'fromOn' | 'untilOn'>;

/** What every button about a nomination carries. */
export const championValue = (champion: Champion) =>
  asValue({ rolloutId: champion.rolloutId, championId: champion.id });

/** "4 hours a week until Sunday 4 July", "4 hours a week from Monday 11 January until Sunday 4 July". */
export function sayHours(hours: Hours, today: Temporal.PlainDate): string {
  const from = isAfter(hours.fromOn, today) ? ` from ${sayDate(hours.fromOn, today)}` : '';
  return `${sayPerWeek(hours.perWeek)}${from} until ${sayDate(hours.untilOn, today)}`;
}

/** " from Monday 11 January, when the approved hours begin"; nothing where they have begun. */
export function sayFirstDay({ champion, today }: NominationFacts): string {
  const { hours } = champion;
  if (hours === undefined || hasBegun(champion, today)) return '';
  return ` from ${sayDate(hours.fromOn, today)}, when the approved hours begin`;
}

export function sayPerWeek(perWeek: number): string {
  return sayCount(perWeek, 'hour a week', 'hours a week');
}

/** "champion of *Claims*". */
export function sayRole(facts: Pick<NominationFacts, 'champion' | 'teamName'>): string {
  return `${roleTitles[facts.champion.role]} of *${esc(facts.teamName)}*`;
}

/** Lets the person know that they were named; nothing is asked of them yet. */
export function nominatedMessage(facts: NominationFacts): Message {
  const text = `${esc(facts.nominatorName)} nominated you as ${sayRole(facts)} on *${esc(facts.rolloutName)}*.`;
  return {
    text,
    blocks: [
      section(text),
      section(`> ${esc(facts.champion.nominated.why).replaceAll('\n', '\n> ')}`),
      section(
        `You don’t need to do anything yet. First, ${sayChoice(facts.approverNames.map(esc))} is asked to keep time free for you; then you read what the role is and decide.`,
      ),
      actions(button('Not for me', OPEN_DECLINE, championValue(facts.champion))),
    ],
  };
}

/** Stands in place of the first word of it once there is a question to answer. */
export function yourTurnMessage(facts: NominationFacts): Message {
  return sentence(
    `${esc(facts.nominatorName)} nominated you as ${sayRole(facts)} on *${esc(facts.rolloutName)}*. Your time for it has been approved; the answer is yours now.`,
  );
}
