import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  actions,
  button,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayFew } from '../../../platform/words.ts';
import { groupWords, type UserGroupLink } from './user-group.ts';
import type { UserGroupSync } from './user-group-sync.ts';

export const KEEP_IN_STEP = 'user-groups.turn-on';
export const LET_GO = 'user-groups.turn-off';

const NAMED_MAX = 10;
/** A button's value holds 2,000 characters; whoever would lose more than this is decided by hand first. */
const CONFIRMED_MAX = 120;

/**
 * What would change in the group, for the person who asked; nothing is changed by looking. Names are safe
 * mrkdwn: somebody whom we do not know yet is shown as Slack shows them.
 */
export function groupLookMessage(
  { rolloutId, isOn }: Pick<UserGroupLink, 'rolloutId' | 'isOn'>,
  plan: UserGroupSync,
  adds: readonly string[],
  removes: readonly string[],
): Message {
  const lines = [
    ...(adds.length === 0 ? [] : [`*To add:* ${sayFew(adds, NAMED_MAX)}`]),
    ...(removes.length === 0 ? [] : [`*To remove:* ${sayFew(removes, NAMED_MAX)}`]),
  ];
  return {
    text: esc(plan.words),
    blocks: [
      section(esc(plan.words)),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      ...buttons(rolloutId, plan, isOn),
      context('This was only a look: nothing in the group was changed.'),
    ],
  };
}

function buttons(rolloutId: RolloutId, plan: UserGroupSync, isOn: boolean) {
  const stop = button(isOn ? 'Stop syncing' : 'Leave it as it is', LET_GO, asValue({ rolloutId }));
  if (isOn && plan.kind === 'in-step') return [actions(stop)];
  if (plan.kind !== 'confirm-first') {
    const label = isOn ? 'Sync it now' : 'Keep it in sync from now on';
    return [actions(confirmButton(rolloutId, label, []), stop)];
  }
  if (plan.remove.length > CONFIRMED_MAX)
    return [
      section(
        'That’s too many to confirm at once. Empty the group by hand first, or choose another one.',
      ),
      actions(stop),
    ];
  return [actions(lossButton(rolloutId, plan), stop)];
}

function lossButton(rolloutId: RolloutId, plan: UserGroupSync) {
  const people = sayCount(plan.remove.length, 'person', 'people');
  return {
    ...confirmButton(rolloutId, `Remove ${people} and keep the group in sync`, plan.remove),
    style: 'danger' as const,
  };
}

function confirmButton(rolloutId: RolloutId, label: string, confirmed: readonly UserId[]) {
  return button(label, KEEP_IN_STEP, asValue({ rolloutId, confirmed: confirmed.join(' ') }));
}

/** Asks a lead before a group loses many at once. */
export function groupLossMessage(
  rolloutId: RolloutId,
  plan: UserGroupSync,
  names: readonly string[],
): Message {
  return {
    text: esc(plan.words),
    blocks: [
      section(esc(plan.words)),
      section(`*Would be removed:* ${sayFew(names, NAMED_MAX)}`),
      ...(plan.remove.length > CONFIRMED_MAX ? [] : [actions(lossButton(rolloutId, plan))]),
      context('`/rollout access` shows why each team has access or not.'),
    ],
  };
}

export function groupProblemMessage(rolloutName: string, problem: string): Message {
  return sentence(`The user group of *${esc(rolloutName)}* isn’t in sync. ${problem}`);
}

/** The answer to the command: what happens now. */
export function groupAskedMessage(link: UserGroupLink): Message {
  const group = esc(groupWords(link));
  const follows = link.isOn
    ? `${group} is kept in sync with access.`
    : `${group} isn’t kept in sync with access yet.`;
  const last = link.last === undefined ? '' : ` Last time: ${esc(link.last.says)}`;
  return sentence(
    `${follows}${last} I’m looking at it now and will write to you with what would change. Nothing changes until you say so.`,
  );
}

export function groupSettledMessage(link: UserGroupLink, byName: string): Message {
  const group = esc(groupWords(link));
  return sentence(
    link.isOn
      ? `${group} is now kept in sync with access (${esc(byName)}). I’m syncing it now.`
      : `${group} stays as it is and isn’t kept in sync with access (${esc(byName)}).`,
  );
}
