import type { Button } from '@slack/types';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  esc,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { makeEntryButton } from '../../contract/make-entry.view.ts';
import type { Learning } from './learning.ts';
import { quoted } from './learning-messages.view.ts';
import type { LearningStepKind } from './learning-rights.ts';
import { learningStageWords, nextStep } from './learning-status.ts';

export const TAKE_STEP = 'learnings.take-step';

/** A learning with the names that go with it; `steps` are what its reader can do. */
export type LearningFacts = {
  learning: Learning;
  teamName: string;
  finderName: string;
  ownerName: string | undefined;
  trials: readonly { teamName: string; byName: string; worked: boolean; note: string }[];
  /** Other teams that took it up. */
  adopterNames: readonly string[];
  steps: readonly LearningStepKind[];
  today: Temporal.PlainDate;
};

const STEP_LABELS: Record<LearningStepKind, string> = {
  identify: 'Name the cause',
  agree: 'Agree on an action',
  implement: 'Mark as done',
  try: 'Say how it went',
  adopt: 'Adopt it',
  conclude: 'Close as learned',
  weigh: 'Change the rating',
  decline: 'Decline',
};

const SEVERITY_TITLES = { must: 'Must', should: 'Should', note: 'Note' } as const;

/** Everything that is known of one learning, with what its reader can do; `said` is what has just been done. */
export function learningModal(facts: LearningFacts, said?: string): Modal {
  return {
    type: 'modal',
    callback_id: 'learnings.card',
    title: plain('A learning', 24),
    close: plain('Close', 24),
    blocks: [
      ...(said === undefined ? [] : [section(said)]),
      section(`${quoted(facts.learning.what, 2000)}\n${titleLine(facts)}`),
      ...history(facts),
      section(`*Next:* ${nextWords(facts)}`),
      ...stepButtons(facts, facts.steps),
    ],
  };
}

export function titleLine({ learning, teamName, finderName, today }: LearningFacts): string {
  const found = `${esc(finderName)} of *${esc(teamName)}*, ${sayDate(learning.observedOn, today)}`;
  return `*${SEVERITY_TITLES[learning.severity]}* · found by ${found}`;
}

function history(facts: LearningFacts): AnyBlock[] {
  const { learning, ownerName, trials, today } = facts;
  const { cause, action, declined } = learning;
  const lines = [
    ...(cause === '' ? [] : [`*Why it happens:* ${esc(cause)}`]),
    ...(action === undefined
      ? []
      : [
          `*What was agreed:* ${esc(action.what)} (${esc(ownerName ?? '')}${action.dueOn === undefined ? '' : `, by ${sayDate(action.dueOn, today)}`})${action.link === '' ? '' : `, see ${esc(action.link)}`}`,
        ]),
    ...trials.map(
      ({ teamName, byName, worked, note }) =>
        `*${esc(teamName)}* tried it (${esc(byName)}): ${worked ? 'it works' : 'it didn’t work'}${note === '' ? '' : `, "${esc(note)}"`}`,
    ),
    ...creditLines(facts),
    ...(declined === undefined ? [] : [`*Declined:* ${esc(declined.reason)}`]),
  ];
  return lines.length === 0 ? [] : [section(clamp(lines.join('\n'), 3000))];
}

/** Credit where it is due: who found what other teams work with now. */
export function creditLines({ adopterNames, finderName }: LearningFacts): string[] {
  if (adopterNames.length === 0) return [];
  const adopters = sayList(adopterNames.map((name) => `*${esc(name)}*`));
  return [`Adopted by ${adopters}: thanks to ${esc(finderName)}.`];
}

export function nextWords({ learning, finderName, ownerName }: LearningFacts): string {
  const step = nextStep(learning);
  const whose = {
    finder: esc(finderName),
    'action-owner': esc(ownerName ?? 'its owner'),
    'another-team': 'a champion of another team',
    lead: 'a lead',
    nobody: '',
  }[step.who];
  if (step.who === 'nobody') return `nothing; it is ${learningStageWords[learning.stage]}.`;
  return `${step.words} (${whose}).`;
}

function stepButtons(facts: LearningFacts, steps: readonly LearningStepKind[]): AnyBlock[] {
  const { rolloutId, id } = facts.learning;
  const make = makeEntryButton(rolloutId, 'learning', id);
  return [actions(...steps.map((step) => stepButton(facts, step)), make)];
}

export function stepButton({ learning }: LearningFacts, step: LearningStepKind): Button {
  return button(STEP_LABELS[step], TAKE_STEP, stepValue(learning, step));
}

export const stepValue = ({ rolloutId, id: learningId }: Learning, step: LearningStepKind) =>
  asValue({ rolloutId, learningId, step });
