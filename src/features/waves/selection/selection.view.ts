import type { InputBlock } from '@slack/types';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  clamp,
  context,
  divider,
  esc,
  type Message,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import type { Selection } from './selection.ts';
import type { EditPrice } from './selection-edit.ts';
import { leftOutWords, type Proposed, passedOverWords, selectionWords } from './selection-words.ts';

export const CHOOSE_FORM = 'selection.choose';
export const CONFIRM_FORM = 'selection.confirm';
const SHOWN = 5;

export type Terms = { rolloutId: RolloutId; places: 2 | 3; similar: number };

/** Too few teams are eligible: who is nearest, and what each lacks. */
export function tooFewMessage(selection: Extract<Selection, { kind: 'too-few' }>): Message {
  const [first = '', ...rest] = selectionWords(selection).map(esc);
  const lines = selection.leftOut.slice(0, SHOWN).map((each) => `• ${esc(leftOutWords(each))}`);
  const more = selection.leftOut.length - lines.length;
  const blocks: AnyBlock[] = [section(first)];
  if (lines.length > 0)
    blocks.push(
      section(`*What they lack*\n${lines.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`),
    );
  blocks.push(
    context(
      '`/rollout readiness` shows every team. `/rollout select 2 0.4` accepts less similar workflows.',
    ),
  );
  return { text: [first, ...rest].join(' '), blocks };
}

/** The proposal with its reasons; the lead may choose other teams, and sees the price next. */
export function proposalModal(selection: Proposed, terms: Terms): Modal {
  const { best, question } = selection;
  const candidates = [...question.candidates]
    .filter((each) => each.team.id !== question.pilot.id)
    .sort((a, b) => Number(b.readiness.ready) - Number(a.readiness.ready));
  const proposed = new Set(best.teams.map((each) => each.team.id));
  const options = candidates.map(({ team, readiness }) =>
    readiness.ready ? option(team.name, team.id) : option(team.name, team.id, 'not ready yet'),
  );
  const initial = options.filter((each) => proposed.has(each.value as TeamId));
  return {
    type: 'modal',
    callback_id: CHOOSE_FORM,
    title: plain('The second pilot', 24),
    submit: plain('Continue', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue(terms),
    blocks: [
      ...explanation(selection),
      divider,
      {
        type: 'input',
        block_id: 'teams',
        label: plain('Teams of the second pilot'),
        hint: plain('Two or three. If you change them, the next page shows what that costs.'),
        element: {
          type: 'multi_static_select',
          action_id: 'value',
          options,
          ...(initial.length === 0 ? {} : { initial_options: initial }),
        },
      },
    ],
  };
}

function explanation(selection: Proposed): AnyBlock[] {
  const [head = '', ...reasons] = selectionWords(selection).map(esc);
  const { passedOver, leftOut } = selection;
  const first = [
    ...passedOverWords({ ...selection, passedOver: passedOver.slice(0, SHOWN) }),
    ...leftOut.slice(0, SHOWN).map((each) => leftOutWords(each)),
  ];
  const shown = first.slice(0, SHOWN).map((line) => `• ${esc(line)}`);
  const more = passedOver.length + leftOut.length - shown.length;
  const blocks: AnyBlock[] = [
    section(`*${head}*`),
    section(clamp(reasons.map((line) => `• ${line}`).join('\n'), 3000)),
  ];
  if (shown.length > 0)
    blocks.push(
      section(
        `*The others*\n${shown.join('\n')}${more > 0 ? `\nand ${more} more: \`/rollout readiness\`` : ''}`,
      ),
    );
  return blocks;
}

/** What the choice costs, and when and where it happens. */
export function confirmModal(facts: {
  terms: Terms;
  teams: readonly { id: TeamId; name: string }[];
  price: EditPrice;
  isProposal: boolean;
  startsOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
}): Modal {
  const { terms, teams, price, isProposal, startsOn, today } = facts;
  const names = sayList(teams.map((team) => esc(team.name)));
  const teamIds = teams.map((team) => team.id);
  return {
    type: 'modal',
    callback_id: CONFIRM_FORM,
    title: plain('Confirm wave 0', 24),
    submit: plain('Confirm', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ ...terms, teamIds }),
    blocks: [
      section(`*${names}* become wave 0, the second pilot.`),
      ...(isProposal
        ? []
        : [
            section(
              `*What your change means*\n${price.words.map((line) => `• ${esc(line)}`).join('\n')}`,
            ),
            words('reason', 'Why these teams', 'It stays on the record next to the proposal.'),
          ]),
      {
        type: 'input',
        block_id: 'starts_on',
        label: plain('Planned start'),
        hint: plain(`The expansion begins on ${sayDate(startsOn, today)} at the earliest.`),
        element: { type: 'datepicker', action_id: 'value', initial_date: startsOn.toString() },
      },
      {
        type: 'input',
        block_id: 'channel',
        label: plain('Channel of the wave'),
        hint: plain('Summaries go here. Invite the bot first: /invite @Groundswell'),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
        },
      },
      {
        type: 'input',
        block_id: 'bake',
        label: plain('Bake time, in working days'),
        hint: plain('A second pilot needs a few weeks to show what does not scale.'),
        element: {
          type: 'number_input',
          action_id: 'value',
          is_decimal_allowed: false,
          min_value: '1',
          max_value: '120',
          initial_value: '20',
        },
      },
    ],
  };
}

function words(blockId: string, label: string, hint: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    hint: plain(hint),
    element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 500 },
  };
}

export function confirmedModal(
  names: readonly string[],
  startsOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Modal {
  return {
    type: 'modal',
    callback_id: 'selection.confirmed',
    title: plain('Wave 0 is planned', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `*${sayList(names.map(esc))}* are wave 0, planned for *${sayDate(startsOn, today)}*. Their champions and managers will hear about it in their next message.`,
      ),
      section(
        '*Next:* `/rollout wave message 0` tells everyone in these teams why it’s coming, and `/rollout wave start 0` starts it once its gate is open.',
      ),
    ],
  };
}
