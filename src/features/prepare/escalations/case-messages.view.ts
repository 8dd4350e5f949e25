import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised } from '../../../platform/words.ts';
import type { CaseWords } from './case-words.ts';
import {
  findingWords,
  sayBecause,
  sayCase,
  sayMoment,
  saySkipped,
  sayStanding,
  sayTier,
} from './case-words.view.ts';
import { currentStep, type Escalation } from './escalation.ts';

export const OPEN_CASE = 'escalations.open-case';
export const TAKE_CASE = 'escalations.take-case';
export const OPEN_SETTLE = 'escalations.open-settle';
export const HAND_UP = 'escalations.hand-up';

export const caseValue = ({ rolloutId, id }: { rolloutId: RolloutId; id: string }) =>
  asValue({ rolloutId, caseId: id });

/** What is wrong, and where it can be seen. */
export function outputBlocks({ words, link }: Escalation): AnyBlock[] {
  const where = link === undefined ? '' : `\n<${link}|See the output>`;
  return [section(`> ${esc(clamp(words, 1500)).replaceAll('\n', '\n> ')}${where}`)];
}

/** To the champion or the owner who is asked; it stands for the day's message. */
export function askedMessage(escalation: Escalation, words: CaseWords): Message {
  const { tier, because, skipped, takeBy } = currentStep(escalation);
  const by = esc(words.nameOf(escalation.askerId));
  const as = sayTier(tier, escalation, words);
  const text = escalation.isDrill
    ? `This is a drill: ${by} tries out the path of a case about *${esc(escalation.workflow)}* in *${esc(words.teamName)}*.`
    : `${by} asks you to look at an output for *${esc(escalation.workflow)}* in *${esc(words.teamName)}*.`;
  const next = escalation.isDrill
    ? `You are asked as ${as}. Press *I have it*, and the drill goes on to the next person. Nothing is wrong, and nothing else is asked of you.`
    : `You are asked as ${as}. Please take it by ${sayMoment(takeBy, words)}; after that it goes on by itself.`;
  return {
    text,
    blocks: [
      section(text),
      ...(escalation.isDrill ? [] : outputBlocks(escalation)),
      context(
        [next, sayBecause(because), saySkipped(skipped, escalation, words)]
          .filter((one) => one !== '')
          .join(' '),
      ),
      actions(...caseButtons(escalation)),
    ],
  };
}

/** What the one who answers for it can do next. */
export function caseButtons(escalation: Escalation) {
  const value = caseValue(escalation);
  const { tier, taken } = currentStep(escalation);
  if (escalation.resolved !== undefined) return [];
  const take =
    taken === undefined ? [button('I have it', TAKE_CASE, value, { style: 'primary' })] : [];
  if (escalation.isDrill) return take;
  const up = tier === 'lead' ? [] : [button('Hand it up', HAND_UP, value)];
  return [...take, button('Settle it', OPEN_SETTLE, value), ...up];
}

/** To each lead, at once. */
export function topMessage(escalation: Escalation, words: CaseWords): Message {
  const { because, skipped } = currentStep(escalation);
  const frozen = escalation.isDrill
    ? 'It is a drill, so nothing is frozen: press *I have it*, and the drill is over.'
    : `*${esc(escalation.workflow)}* is frozen until the case is settled and a lead and a second person unfreeze it.`;
  const text = `${capitalised(sayCase(escalation, words))} stands before the leads of *${esc(words.rolloutName)}*.`;
  const why = [sayBecause(because), saySkipped(skipped, escalation, words)].filter(
    (one) => one !== '',
  );
  return {
    text,
    blocks: [
      section(`${text} ${frozen}`),
      ...(escalation.isDrill ? [] : outputBlocks(escalation)),
      ...(why.length === 0 ? [] : [context(why.join(' '))]),
      actions(...caseButtons(escalation)),
    ],
  };
}

/** In the place of what somebody was asked, once it has been taken, went on or is settled. */
export function standingMessage(
  escalation: Escalation,
  words: CaseWords,
  { isLead }: { isLead: boolean },
): Message {
  const open = isLead && !escalation.isDrill ? caseButtons(escalation) : [];
  return sentence(
    `${capitalised(sayCase(escalation, words))}. ${sayStanding(escalation, words)}`,
    actions(...open, button('See the case', OPEN_CASE, caseValue(escalation))),
  );
}

/** To a sponsor, when the leads let the time pass. */
export function untakenMessage(escalation: Escalation, words: CaseWords): Message {
  const text = `${capitalised(sayCase(escalation, words))} of *${esc(words.rolloutName)}* stands before the leads, and nobody has taken it yet. Please talk to one of them.`;
  return {
    text,
    blocks: [section(text), actions(button('Look at it', OPEN_CASE, caseValue(escalation)))],
  };
}

/** What the one who raised it hears at once. */
export function raisedReceipt(escalation: Escalation, words: CaseWords): Message {
  const { tier, personId, takeBy, skipped } = currentStep(escalation);
  const what = escalation.isDrill ? 'The drill' : 'Your case';
  const where =
    personId === undefined
      ? `${what} is with the leads${escalation.isDrill ? '' : `, and *${esc(escalation.workflow)}* is frozen until it is settled`}.`
      : `${what} went to ${esc(words.nameOf(personId))}, ${sayTier(tier, escalation, words)}, who can take it until ${sayMoment(takeBy, words)}. After that it goes on by itself.`;
  const passed = saySkipped(skipped, escalation, words);
  return sentence(
    `${where} You’ll hear of each step.${passed === '' ? '' : ` ${passed}`}`,
    actions(button('See the case', OPEN_CASE, caseValue(escalation))),
  );
}

/** Where their case is now, for the one who raised it. */
export function stepMessage(escalation: Escalation, words: CaseWords): Message {
  const { because, personId, tier } = currentStep(escalation);
  const to =
    personId === undefined
      ? 'the leads'
      : `${esc(words.nameOf(personId))}, ${sayTier(tier, escalation, words)}`;
  const frozen =
    tier === 'lead' && !escalation.isDrill
      ? ` *${esc(escalation.workflow)}* is frozen until it is settled.`
      : '';
  return yours(escalation, words, `went on to ${to}. ${sayBecause(because)}${frozen}`);
}

export function takenMessage(escalation: Escalation, words: CaseWords): Message {
  return yours(escalation, words, `is being looked at. ${sayStanding(escalation, words)}`);
}

export function settledMessage(escalation: Escalation, words: CaseWords): Message {
  const { resolved } = escalation;
  if (resolved === undefined || escalation.isDrill)
    return yours(escalation, words, `is over. ${sayStanding(escalation, words)}`);
  const text = `${esc(words.nameOf(resolved.by))} settled your case about *${esc(escalation.workflow)}*: ${findingWords[resolved.finding]}.`;
  const answer = resolved.answer.trim();
  return {
    text,
    blocks: [
      section(text),
      ...(answer === '' ? [] : [section(`> ${esc(clamp(answer, 1500)).replaceAll('\n', '\n> ')}`)]),
    ],
  };
}

function yours(escalation: Escalation, words: CaseWords, says: string): Message {
  const { workflow, isDrill } = escalation;
  const what = isDrill
    ? `Your drill about *${esc(workflow)}*`
    : `Your case about *${esc(workflow)}* in *${esc(words.teamName)}*`;
  return sentence(
    `${what} ${says.trim()}`,
    actions(button('See the case', OPEN_CASE, caseValue(escalation))),
  );
}
