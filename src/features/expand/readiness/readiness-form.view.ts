import type { InputBlock } from '@slack/types';
import type { FormFields } from '../../../platform/form-drafts.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  header,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Team } from '../../teams/teams/team.ts';
import {
  type AskedItem,
  askedMustHaves,
  type Level,
  levels,
  type ReadinessAnswer,
  type SpeakerRole,
  scoredItems,
} from './readiness-answer.ts';

export const READINESS_FORM = 'readiness.answer';
export const OPEN_FORM = 'readiness.open-form';
export const STEP_BACK = 'readiness.step-back';
export const EVIDENCE_MAX = 500;

export const levelBlock = (item: AskedItem) => `level:${item}`;
export const evidenceBlock = (item: AskedItem) => `evidence:${item}`;

const LEVEL_TITLES: Record<Level, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  unknown: 'I do not know yet',
};

const MUST_QUESTIONS: Record<(typeof askedMustHaves)[number], string> = {
  'sponsor-consent': 'Has the team’s sponsor agreed to it taking part?',
  'data-rules': 'Is it clear which data may go into it, and which may not?',
};

export type ReadinessStep = {
  title: string;
  says: string;
  items: readonly AskedItem[];
};

const MUSTS: ReadinessStep = {
  title: 'Must-haves',
  says: 'Each of these must be met. Points never make up for a missing one.',
  items: askedMustHaves,
};

/** The questions in short pages; what else is going on in the team is asked last. */
export const readinessSteps: readonly ReadinessStep[] = [
  MUSTS,
  {
    title: 'The work',
    says: 'Scored: this page and the next make 100 points together; 70 are enough.',
    items: ['workflow-written', 'knowledge-covers', 'reviewers-named'],
  },
  {
    title: 'The people',
    says: 'Scored, like the page before.',
    items: ['errors-reported', 'why-told', 'training-planned', 'help-known'],
  },
];
/** With the page on what else is going on. */
export const STEP_COUNT = readinessSteps.length + 1;

export type StepFacts = {
  team: Team;
  role: SpeakerRole;
  /** What stands in the fields: what was said last, or what was entered and not finished. */
  fields: FormFields;
  isResumed: boolean;
};

/** One page of the questions. Nothing counts before the last page is sent. */
export function readinessModal(step: number, { team, role, fields, isResumed }: StepFacts): Modal {
  const { title, says, items } = readinessSteps[step] ?? MUSTS;
  return {
    type: 'modal',
    callback_id: READINESS_FORM,
    title: plain('Is the team ready?', 24),
    submit: plain('Save and go on', 24),
    close: plain('Later', 24),
    private_metadata: stepValueOf(team, step),
    blocks: [
      section(
        `*${esc(team.name)}*, answered by you as ${roleWords[role]}. Honest beats complete: “I do not know yet” is an answer, and it tells us what to find out.`,
      ),
      context(stepWords(step, isResumed)),
      header(title),
      context(says),
      ...items.flatMap((item) => asked(item, questionOf(item), fields)),
      ...(step === 0 ? [] : [backButton(team, step)]),
    ],
  };
}

/** Where one is, and that one may stop here. */
export function stepWords(step: number, isResumed: boolean): string {
  const place = `Step ${step + 1} of ${STEP_COUNT}.`;
  return isResumed
    ? `${place} You go on where you stopped; what you entered is still here. Nothing counts until the last step.`
    : `${place} Each step is kept when you go on, so you can stop and come back. Nothing counts until the last one.`;
}

export function backButton(team: Pick<Team, 'id' | 'rolloutId'>, step: number): AnyBlock {
  return actions(button('Back', STEP_BACK, stepValueOf(team, step)));
}

function questionOf(item: AskedItem): string {
  if (item === 'sponsor-consent' || item === 'data-rules') return MUST_QUESTIONS[item];
  const { asks, weight } = scoredItems[item];
  return `${asks} (${weight} points)`;
}

/** What somebody said last, as it stands in the fields. */
export function fieldsOf(own: readonly ReadinessAnswer[]): FormFields {
  return Object.fromEntries(
    own.flatMap(({ item, level, evidence }) => [
      [levelBlock(item), level],
      [evidenceBlock(item), evidence],
    ]),
  );
}

export const roleWords: Record<SpeakerRole, string> = {
  champion: 'its champion',
  manager: 'its manager',
  lead: 'a rollout lead',
};

export function teamValueOf(team: { id: string; rolloutId: RolloutId }): string {
  return asValue({ rolloutId: team.rolloutId, teamId: team.id });
}

export function stepValueOf(team: Pick<Team, 'id' | 'rolloutId'>, step: number): string {
  return asValue({ rolloutId: team.rolloutId, teamId: team.id, step });
}

function asked(item: AskedItem, question: string, fields: FormFields): AnyBlock[] {
  const options = levels.map((level) => option(LEVEL_TITLES[level], level));
  const held = options.find(({ value }) => value === fields[levelBlock(item)]);
  const initial = held ?? options[levels.indexOf('unknown')];
  const shows = fields[evidenceBlock(item)];
  const level: InputBlock = {
    type: 'input',
    block_id: levelBlock(item),
    label: plain(question, 2000),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
  const evidence: InputBlock = {
    type: 'input',
    block_id: evidenceBlock(item),
    optional: true,
    label: plain('What shows it'),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      max_length: EVIDENCE_MAX,
      placeholder: plain('A link, a figure or a person', 150),
      ...(typeof shows !== 'string' || shows === '' ? {} : { initial_value: shows }),
    },
  };
  return [level, evidence];
}
