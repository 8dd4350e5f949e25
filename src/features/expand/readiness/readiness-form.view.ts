import type { InputBlock } from '@slack/types';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  context,
  divider,
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
  scoredItemNames,
  scoredItems,
} from './readiness-answer.ts';

export const READINESS_FORM = 'readiness.answer';
export const OPEN_FORM = 'readiness.open-form';
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

/** What a speaker said last stands in the form, so that only what changed has to be touched. */
export function readinessModal(
  team: Team,
  role: SpeakerRole,
  own: readonly ReadinessAnswer[],
): Modal {
  return {
    type: 'modal',
    callback_id: READINESS_FORM,
    title: plain('Is the team ready?', 24),
    submit: plain('Save and go on', 24),
    close: plain('Cancel', 24),
    private_metadata: teamValueOf(team),
    blocks: [
      section(
        `*${esc(team.name)}*, answered by you as ${roleWords[role]}. Honest beats complete: “I do not know yet” is an answer, and it tells us what to find out.`,
      ),
      header('Must-haves'),
      context('Each of these must be met. Points never make up for a missing one.'),
      ...askedMustHaves.flatMap((item) => asked(item, MUST_QUESTIONS[item], own)),
      divider,
      header('Scored'),
      context('Together these make 100 points; 70 are enough.'),
      ...scoredItemNames.flatMap((item) => {
        const { asks, weight } = scoredItems[item];
        return asked(item, `${asks} (${weight} points)`, own);
      }),
      context('One short page follows: what else is going on in the team in those weeks.'),
    ],
  };
}

export const roleWords: Record<SpeakerRole, string> = {
  champion: 'its champion',
  manager: 'its manager',
  lead: 'a rollout lead',
};

export function teamValueOf(team: { id: string; rolloutId: RolloutId }): string {
  return asValue({ rolloutId: team.rolloutId, teamId: team.id });
}

function asked(item: AskedItem, question: string, own: readonly ReadinessAnswer[]): AnyBlock[] {
  const held = own.find((answer) => answer.item === item);
  const options = levels.map((level) => option(LEVEL_TITLES[level], level));
  const initial = options[levels.indexOf(held?.level ?? 'unknown')];
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
      ...(held === undefined || held.evidence === '' ? {} : { initial_value: held.evidence }),
    },
  };
  return [level, evidence];
}
