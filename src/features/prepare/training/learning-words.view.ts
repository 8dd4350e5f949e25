import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import type { StepRefusal } from './progress.ts';
import type { AnswerRefusal } from './test-attempt.ts';

export const wentOnMessage = sentence('You’ve continued in a newer message, further down.');

/** Why a button did nothing, in one sentence above the place where the person stands. */
export function sayStepRefusal(refusal: StepRefusal['kind']): string {
  return {
    'already-done': 'You had already done that step. This is where you are:',
    'not-yet': 'This step comes first; the other one follows:',
    'another-version': 'The lesson has been revised since that message. This is how it reads now:',
    'test-not-passed': 'That part ends with its scenarios. This is where you are:',
    gone: 'That step is no longer part of the path. This is where you are:',
  }[refusal];
}

export function sayAnswerRefusal(
  refusal: AnswerRefusal['kind'] | 'no-attempt' | 'another-version',
): string {
  return {
    'already-answered':
      'You had already answered that one, and your first answer counts. This is where you are:',
    'another-attempt': 'That was an earlier round. This is where you are:',
    'not-asked-yet': 'That scenario hasn’t come up yet. This is where you are:',
    'no-attempt': 'That round is over. This is where you are:',
    'another-version': 'The scenarios have been revised since. This is where you are:',
  }[refusal];
}

export const someoneElses = (name: string) =>
  `That was the training of ${name}; nothing in it was changed. This is yours:`;

/** Said where the command was typed; the step itself is in the direct message. `place` is safe mrkdwn. */
export function openedMessage(place: string): Message {
  return sentence(`It is open in our direct messages: ${place}.`);
}

export function saySaidHelp(outcome: 'said' | 'not-finished' | 'said-before'): string {
  return {
    said: 'Thank you. That helps the people who come after you.',
    'not-finished': 'That question comes at the end of the path. This is where you are:',
    'said-before': 'You had already answered that, and your first answer counts.',
  }[outcome];
}
