import {
  actions,
  button,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayChoice, sayCount, sayDate } from '../../../platform/words.ts';
import { type Champion, type ProtectedHours, roleTitles } from '../champions/champion.ts';
import type { NominationFacts } from './nomination-facts.ts';

export const APPROVE_HOURS = 'nominations.approve-hours';
export const OPEN_HOURS = 'nominations.open-hours';
export const OPEN_REFUSAL = 'nominations.open-refusal';
export const CONFIRM = 'nominations.confirm-champion';
export const OPEN_ONBOARDING = 'nominations.open-onboarding';
export const OPEN_DECLINE = 'nominations.open-decline';

export type Hours = Pick<ProtectedHours, 'perWeek' | 'fromOn' | 'untilOn'>;

/** What every button about a nomination carries. */
export const championValue = (champion: Champion) =>
  asValue({ rolloutId: champion.rolloutId, championId: champion.id });

export function hoursValue(champion: Champion, hours: Hours): string {
  const { rolloutId, id } = champion;
  const { perWeek, fromOn, untilOn } = hours;
  const dates = { fromOn: fromOn.toString(), untilOn: untilOn.toString() };
  return asValue({ rolloutId, championId: id, perWeek, ...dates });
}

/** "4 hours a week until Sunday 4 July". */
export function sayHours(hours: Hours, today: Temporal.PlainDate): string {
  return `${sayPerWeek(hours.perWeek)} until ${sayDate(hours.untilOn, today)}`;
}

export function sayPerWeek(perWeek: number): string {
  return sayCount(perWeek, 'hour a week', 'hours a week');
}

/** "champion of *Claims*". */
export function sayRole(facts: Pick<NominationFacts, 'champion' | 'teamName'>): string {
  return `${roleTitles[facts.champion.role]} of *${esc(facts.teamName)}*`;
}

/** Asks the manager for protected hours. */
export function hoursAskedMessage(facts: NominationFacts, usual: Hours): Message {
  const { champion, today } = facts;
  const name = esc(facts.name);
  const isSelf = champion.nominated.by === champion.personId;
  const text = isSelf
    ? `${name} would like to be ${sayRole(facts)} on *${esc(facts.rolloutName)}*. Can you keep some of their time free for it?`
    : `${esc(facts.nominatorName)} nominated ${name} as ${sayRole(facts)} on *${esc(facts.rolloutName)}*. Can you keep some of their time free for it?`;
  return {
    text,
    blocks: [
      section(text),
      section(`> ${esc(champion.nominated.why).replaceAll('\n', '\n> ')}`),
      section(
        `The usual is *${sayHours(usual, today)}*. Nobody becomes a champion without approved hours, so that the role never comes on top of a full week.`,
      ),
      actions(
        button(`Approve ${usual.perWeek} h a week`, APPROVE_HOURS, hoursValue(champion, usual), {
          style: 'primary',
        }),
        button('Approve other hours', OPEN_HOURS, championValue(champion)),
        button('Say no', OPEN_REFUSAL, championValue(champion)),
      ),
      context(
        champion.confirmed === undefined
          ? `After you, a lead confirms (${sayChoice(facts.leadNames.map(esc))}), then ${name} decides.`
          : `After you, ${name} decides.`,
      ),
    ],
  };
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

/** Replaces the first word of it once there is a question to answer. */
export function yourTurnMessage(facts: NominationFacts): Message {
  return sentence(
    `${esc(facts.nominatorName)} nominated you as ${sayRole(facts)} on *${esc(facts.rolloutName)}*. Your time for it has been approved; I’ve asked for your answer in a separate message.`,
  );
}

/** Asks a lead, since a champion's work is seen far beyond one team. */
export function confirmAskedMessage(facts: NominationFacts): Message {
  const { champion, today } = facts;
  const hours =
    champion.hours === undefined
      ? ''
      : ` ${esc(facts.hoursByName ?? '')} approved ${sayHours(champion.hours, today)}.`;
  const text = `${esc(facts.name)} is nominated as ${sayRole(facts)} on *${esc(facts.rolloutName)}*.${hours} Do you confirm?`;
  return {
    text,
    blocks: [
      section(text),
      section(
        `> ${esc(champion.nominated.why).replaceAll('\n', '\n> ')}\n— ${esc(facts.nominatorName)}`,
      ),
      actions(
        button('Confirm', CONFIRM, championValue(champion), { style: 'primary' }),
        button('Say no', OPEN_REFUSAL, championValue(champion)),
      ),
      context(`${esc(facts.name)} will be asked as soon as one lead has confirmed.`),
    ],
  };
}

/** Asks the nominee to read what the role is, and to decide. */
export function acceptAskedMessage(facts: NominationFacts): Message {
  const { champion, today } = facts;
  const hours = champion.hours === undefined ? '' : ` with ${sayHours(champion.hours, today)}`;
  const text = `Would you like to be ${sayRole(facts)}${hours}? ${esc(facts.hoursByName ?? '')} has approved your time; the decision is yours.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        'It takes two minutes to read what the role is and what it isn’t. Either answer is fine.',
      ),
      actions(
        button('Read and decide', OPEN_ONBOARDING, championValue(champion), { style: 'primary' }),
        button('Not for me', OPEN_DECLINE, championValue(champion)),
      ),
    ],
  };
}
