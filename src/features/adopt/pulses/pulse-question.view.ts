import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import {
  actions,
  button,
  clamp,
  context,
  esc,
  mention,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import type { TeamContact } from '../../contract/contact.ts';
import type { Changed, NextQuestion } from './pulse.ts';
import { answersTo, answerWords } from './pulse-item.ts';

export const ANSWER_QUESTION = 'pulses.answer-question';
export const OPEN_QUESTION = 'pulses.open-question';
export const OPT_OUT = 'pulses.opt-out';
export const ASK_AGAIN = 'pulses.ask-again';
export const TAKE_BACK = 'pulses.take-back';

const QUOTED_MAX = 300;

/** The buttons that answer a question; every reader's message has the same. */
export function answerChoices({
  cycle,
  item,
}: Pick<NextQuestion, 'cycle' | 'item'>): { label: string; actionId: string; value: string }[] {
  const { rolloutId, id: cycleId } = cycle;
  return answersTo(item.key).map((answer) => ({
    label: answerWords[answer],
    actionId: ANSWER_QUESTION,
    value: asValue({ rolloutId, cycleId, item: item.key, answer }),
  }));
}

/** "Pulse of *Claims*, 2 of 4: “I can do it …”" */
export function questionWords({ teamName, cycle, item, place }: NextQuestion): string {
  return `Pulse of *${esc(teamName)}*, ${place} of ${cycle.items.length}: “${esc(item.says)}”`;
}

/** The first line of a pulse: what the last one changed. */
export function changedWords({ isFirst, change }: Changed): string {
  if (isFirst)
    return 'This is the first pulse; the next one begins with what your answers changed.';
  if (change === undefined) return 'Nobody has said yet what the last answers changed.';
  return `Because of the last answers: ${esc(clamp(change.says, QUOTED_MAX))}`;
}

export const PROMISE =
  'Your answers are sealed, and nobody sees whose they are. When the pulse closes, groups of five or more are told in words like “most” or “few”, and the answers are thrown away.';

/** The button of lists, which brings the question. */
export const questionSettle = ({ rolloutId, id: cycleId }: NextQuestion['cycle']) => ({
  label: 'Answer',
  actionId: OPEN_QUESTION,
  value: asValue({ rolloutId, cycleId }),
});

/** One question at a time; each press brings the next. */
export function questionModal(question: NextQuestion, today: Temporal.PlainDate): Modal {
  const { cycle } = question;
  return {
    type: 'modal',
    callback_id: 'pulses.question',
    title: plain('Pulse', 24),
    close: plain('Later', 24),
    blocks: [
      section(changedWords(question.changed)),
      section(questionWords(question)),
      actions(
        ...answerChoices(question).map(({ label, actionId, value }) =>
          button(label, actionId, value),
        ),
      ),
      context(`${PROMISE} It takes answers until ${sayDate(cycle.closesOn, today)}.`),
    ],
  };
}

export function answeredModal(rolloutId: RolloutId): Modal {
  return {
    type: 'modal',
    callback_id: 'pulses.answered',
    title: plain('Pulse', 24),
    close: plain('Close', 24),
    blocks: [
      section('Thank you. Nothing of this pulse is waiting for you.'),
      context(
        'A wrong button? While the pulse is open, `/rollout pulse` lets you take your answers back and give them again.',
      ),
      actions(commandButton('Your pulse', { rolloutId, command: '/rollout', text: 'pulse' })),
    ],
  };
}

export type WhomToAsk = {
  rolloutId: RolloutId;
  teamId: TeamId;
  teamName: string;
  contacts: readonly (Omit<TeamContact, 'role'> & { role: TeamContact['role'] | 'lead' })[];
};

const roleWords = { champion: 'your champion', 'back-up': 'back-up', lead: 'rollout lead' };

/** For somebody who has just said that they don't know whom to ask; only they see it. */
export function whomToAskModal({ rolloutId, teamName, contacts }: WhomToAsk): Modal {
  const lines = contacts.map(({ personId, role }) => `• ${mention(personId)}, ${roleWords[role]}`);
  return {
    type: 'modal',
    callback_id: 'pulses.whom-to-ask',
    title: plain('Whom to ask', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        lines.length === 0
          ? `Nobody is named for *${esc(teamName)}* yet. Ask in the rollout’s channel.`
          : `When you get stuck in *${esc(teamName)}*, these people are there for you:\n${lines.join('\n')}`,
      ),
      actions(
        commandButton(
          'Ask now',
          { rolloutId, command: '/champion', text: 'asked' },
          { style: 'primary' },
        ),
        commandButton('Who is there now', { rolloutId, command: '/core', text: 'who' }),
      ),
      context('Only you see this. It isn’t kept that you were shown it.'),
    ],
  };
}
