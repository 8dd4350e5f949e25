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
  askedItemTitles,
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
export const OWNER_BLOCK = 'owner';
export const evidenceBlock = (item: AskedItem) => `evidence:${item}`;

const LEVEL_TITLES: Record<Level, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  unknown: 'I do not know yet',
};

const MUST_QUESTIONS: Record<(typeof askedMustHaves)[number], string> = {
  'data-rules': 'Is it clear which data may go into it, and which may not?',
};

export type ReadinessStep = {
  title: string;
  says: string;
  items: readonly AskedItem[];
};

const MUSTS: ReadinessStep = {
  title: 'Must-haves',
  says: 'Each must-have is confirmed by the one who can. When you finish, the sponsor is asked for consent, the owner for the data rules, and the manager for the weeks.',
  items: askedMustHaves,
};

/** The questions in short pages; what else is going on in the team is asked last. */
export const readinessSteps: readonly ReadinessStep[] = [
  MUSTS,
  {
    title: 'The work',
    says: 'Scored: this page and the next make 70 of the 100 points; 70 are enough. What the Core covers and who reviews is read from there, so nobody is asked.',
    items: ['workflow-written', 'errors-reported'],
  },
  {
    title: 'The people',
    says: 'Scored, like the page before.',
    items: ['why-told', 'training-planned', 'help-known'],
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
  if (item === 'data-rules') return MUST_QUESTIONS[item];
  if (item === 'sponsor-consent') return askedItemTitles[item];
  const { asks, weight } = scoredItems[item];
  return `${asks} (${weight} points)`;
}

/** What somebody said last, as it stands in the fields. */
export function fieldsOf(own: readonly ReadinessAnswer[]): FormFields {
  return Object.fromEntries(
    own.flatMap(({ item, level, evidence, ownerId }) => [
      [levelBlock(item), level],
      [evidenceBlock(item), evidence],
      ...(ownerId === undefined ? [] : [[OWNER_BLOCK, ownerId] as const]),
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
  return [level, evidence, ...(item === 'data-rules' ? [ownerInput(fields)] : [])];
}

function ownerInput(fields: FormFields): InputBlock {
  const held = fields[OWNER_BLOCK];
  return {
    type: 'input',
    block_id: OWNER_BLOCK,
    optional: true,
    label: plain('Who owns these rules'),
    hint: plain('Someone other than you, who is asked whether it is so. Needed with a yes.'),
    element: {
      type: 'users_select',
      action_id: 'value',
      ...(typeof held === 'string' && held !== '' ? { initial_user: held } : {}),
    },
  };
}
