import type { InputBlock } from '@slack/types';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { TickOutcome } from './manual-access.ts';

export const LIST_FORM = 'access-list.tick-off';
export const OPEN_LIST = 'access-list.open-list';

export const listValue = (rolloutId: RolloutId) => asValue({ rolloutId });

/** Slack takes ten boxes in a group; eight groups of each kind are as many as somebody ticks off at a time. */
export const BOXES = 10;
export const GROUPS = 8;

export const SHOWN_MAX = BOXES * GROUPS;

type Named = { id: UserId; name: string; about: string };
type ToDo = { shown: readonly Named[]; count: number };

/** The first of many people by team and name, with a look at the names of no more of them than it takes. */
export function firstByTeam(
  ids: readonly UserId[],
  about: {
    teamOf: ReadonlyMap<UserId, string>;
    nameOf: (id: UserId) => string;
    atMost: number;
  },
): Named[] {
  const { teamOf, nameOf, atMost } = about;
  const byTeam = Map.groupBy(ids, (id) => teamOf.get(id) ?? 'no longer in a team');
  const shown: Named[] = [];
  for (const team of [...byTeam.keys()].sort((a, b) => a.localeCompare(b))) {
    const own = (byTeam.get(team) ?? []).map((id) => ({ id, name: nameOf(id), about: team }));
    shown.push(...own.sort((a, b) => a.name.localeCompare(b.name)));
    if (shown.length >= atMost) break;
  }
  return shown.slice(0, atMost);
}

export const blockIdOf = (kind: 'give' | 'take', group: number) => `${kind}_${group}`;

/** What is to be done by hand where no program can reach, to be ticked off when it is done. */
export function listModal(about: {
  rolloutId: RolloutId;
  rolloutName: string;
  toGive: ToDo;
  toTake: ToDo;
  allowed: number;
}): Modal {
  const { rolloutId, rolloutName, toGive, toTake, allowed } = about;
  const open = toGive.count + toTake.count;
  const left = open - toGive.shown.length - toTake.shown.length;
  const blocks: AnyBlock[] = [
    section(
      `*${sayCount(allowed, 'person', 'people')}* should have access to *${esc(rolloutName)}*. ${open === 0 ? 'Everything has been ticked off, so there is nothing to do.' : 'Make these changes in the tool itself, then tick them off here.'}`,
    ),
    ...boxes('take', 'Take access away from', toTake.shown),
    ...boxes('give', 'Give access to', toGive.shown),
    ...(left === 0 ? [] : [context(`${left} more will follow once these are done.`)]),
  ];
  return {
    type: 'modal',
    callback_id: LIST_FORM,
    title: plain('Access by hand', 24),
    ...(open === 0 ? {} : { submit: plain('Tick off', 24) }),
    close: plain('Close', 24),
    private_metadata: asValue({ rolloutId }),
    blocks,
  };
}

function boxes(kind: 'give' | 'take', label: string, people: readonly Named[]): InputBlock[] {
  const groups: InputBlock[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const shown = people.slice(group * BOXES, (group + 1) * BOXES);
    if (shown.length === 0) break;
    groups.push({
      type: 'input',
      block_id: blockIdOf(kind, group),
      optional: true,
      label: plain(group === 0 ? label : `${label} (${group + 1})`),
      element: {
        type: 'checkboxes',
        action_id: 'value',
        options: shown.map(({ id, name, about }) => option(name, id, about)),
      },
    });
  }
  return groups;
}

export function tickedModal({ given, taken, overtaken, left }: TickOutcome): Modal {
  const done = [
    ...(given === 0 ? [] : [`access given to ${sayCount(given, 'person', 'people')}`]),
    ...(taken === 0 ? [] : [`taken from ${sayCount(taken, 'person', 'people')}`]),
  ];
  const said = done.length === 0 ? 'Nothing was ticked off.' : `Ticked off: ${sayList(done)}.`;
  return {
    type: 'modal',
    callback_id: 'access-list.ticked',
    title: plain('Access by hand', 24),
    close: plain('Close', 24),
    blocks: [
      section(said),
      ...(overtaken === 0
        ? []
        : [
            section(
              `While the list was open, the decision changed for ${sayCount(overtaken, 'person', 'people')}, so those changes weren’t ticked off. Open the list again and undo them there.`,
            ),
          ]),
      context(
        left === 0
          ? 'Nothing is open. The person who ticked off last will be told when something changes.'
          : `${sayCount(left, 'change is', 'changes are')} still open: \`/rollout access list\`.`,
      ),
    ],
  };
}
