import type { InputBlock } from '@slack/types';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDay } from '../../../platform/words.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { LongestWait, Queued } from './opt-in.ts';

export const JOIN_FORM = 'opt-ins.join';
export const LEAVE_FORM = 'opt-ins.withdraw';
export const SHOW_QUEUE = 'opt-ins.show-queue';
const SHOWN = 15;

export function joinModal(rolloutId: RolloutId, teams: readonly Team[]): Modal {
  const only = teams.length === 1 ? teams[0] : undefined;
  const which: InputBlock = {
    type: 'input',
    block_id: 'team',
    label: plain('Team'),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: teams.map((team) => option(team.name, team.id)),
    },
  };
  return {
    type: 'modal',
    callback_id: JOIN_FORM,
    title: plain('Ask to join', 24),
    submit: plain('Ask to join', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, ...(only === undefined ? {} : { teamId: only.id }) }),
    blocks: [
      section(
        only === undefined
          ? 'Teams that ask go first, in the order in which they asked.'
          : `*${esc(only.name)}* asks to join. Teams that ask go first, in the order in which they asked.`,
      ),
      ...(only === undefined ? [which] : []),
      {
        type: 'input',
        block_id: 'why',
        label: plain('Why does the team want to join?'),
        hint: plain('A sentence or two. Everyone who looks at the queue can read it.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 500,
        },
      },
      context(
        'Asking commits nobody to anything: nothing changes for the team until there is a wave with a date.',
      ),
    ],
  };
}

export function leaveModal(team: Team, place: number): Modal {
  return {
    type: 'modal',
    callback_id: LEAVE_FORM,
    title: plain('Leave the queue', 24),
    submit: plain('Leave the queue', 24),
    close: plain('Stay', 24),
    private_metadata: asValue({ rolloutId: team.rolloutId, teamId: team.id }),
    blocks: [
      section(
        `*${esc(team.name)}* gives up place ${place}. It can ask again at any time, and then waits from that day on.`,
      ),
    ],
  };
}

/** Where the team stands now, and the honest estimate. */
export function joinedModal(said: string, team: Team, queued: Queued | undefined): Modal {
  return {
    type: 'modal',
    callback_id: 'opt-ins.joined',
    title: plain('In the queue', 24),
    close: plain('Close', 24),
    blocks: [
      section(esc(said)),
      ...(queued?.wait === undefined ? [] : [section(waitWords(queued))]),
      ...(queued?.wait === undefined || queued.wait.lacks.length === 0
        ? []
        : [
            section(
              `*Next:* sort out what is missing. \`/rollout readiness ${esc(team.name)}\` shows it with everything that was said.`,
            ),
          ]),
    ],
  };
}

/** Everybody sees the same queue, those with a part in the rollout with each team's reason and what it still needs. */
export function queueMessage(
  rollout: Pick<Rollout, 'id' | 'name' | 'timeZone'>,
  queue: readonly Queued[],
  about: { from: number; today: Temporal.PlainDate; isOutline: boolean },
): Message {
  if (queue.length === 0) {
    return sentence(
      `Nobody is waiting to join *${esc(rollout.name)}*. A manager or champion can ask for their team with \`/rollout join\`.`,
    );
  }
  const { from } = about;
  const shown = queue.slice(from, from + SHOWN);
  const left = queue.length - from - shown.length;
  const text = `${sayCount(queue.length, 'team')} ${queue.length === 1 ? 'is' : 'are'} waiting to join *${esc(rollout.name)}*, the earliest request first.`;
  const blocks: AnyBlock[] = [
    section(text),
    ...shown.map((each) =>
      section(queuedWords(each, dateAt(each.optIn.askedAt, rollout.timeZone), about)),
    ),
  ];
  if (left > 0) {
    const value = asValue({ rolloutId: rollout.id, from: from + SHOWN });
    blocks.push(actions(button(`And ${left} more`, SHOW_QUEUE, value)));
  }
  return { text, blocks };
}

function queuedWords(
  each: Queued,
  askedOn: Temporal.PlainDate,
  { today, isOutline }: { today: Temporal.PlainDate; isOutline: boolean },
): string {
  const { optIn, place, wait } = each;
  const first = `*${place}. ${esc(optIn.teamName)}*, since ${sayDay(askedOn, today)}`;
  if (isOutline) return first;
  const withWhy = `${first}: “${esc(optIn.why)}”`;
  return wait === undefined ? withWhy : `${withWhy}\n${waitWords(each)}`;
}

function waitWords({ wait }: Queued): string {
  if (wait === undefined) return '';
  const lacks =
    wait.lacks.length === 0
      ? 'Nothing is missing.'
      : `Still missing: ${esc(wait.lacks.map((lack) => lack.words).join('; '))}.`;
  return `${lacks} ${esc(wait.words)}`;
}

/** "4 teams wait to join. Claims has waited longest: 3 weeks, since 4 January." */
export function queueSummary(waiting: number, longest: LongestWait | undefined): string {
  if (waiting === 0 || longest === undefined) return 'Nobody is waiting to join.';
  return `${sayCount(waiting, 'team')} ${waiting === 1 ? 'is' : 'are'} waiting to join. ${esc(longest.words)}`;
}
