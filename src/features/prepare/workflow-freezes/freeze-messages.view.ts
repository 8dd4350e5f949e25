import {
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { asSentence, sayFew } from '../../../platform/words.ts';
import type { WorkflowFreeze } from './workflow-freeze.ts';

export const OPEN_LIFT = 'workflow-freezes.open-lift';
export const OPEN_CONFIRM = 'workflow-freezes.open-confirm';
export const CONFIRM_LIFT = 'workflow-freezes.confirm-lift';
export const KEEP_FROZEN = 'workflow-freezes.keep-frozen';

export const freezeValue = ({ rolloutId, id }: Pick<WorkflowFreeze, 'rolloutId' | 'id'>) =>
  asValue({ rolloutId, freezeId: id });

const HOW_LONG =
  'It ends when a lead asks for it, with a reason, and a second person agrees. `/core quality` shows where it stands.';

/** For the rollout's channel; why, and what it means, without a word about who was wrong. */
export function frozenMessage(
  { workflow, cause }: WorkflowFreeze,
  { rolloutName, teamNames }: { rolloutName: string; teamNames: readonly string[] },
): Message {
  const causes = {
    case: 'an output has to be looked at by the leads first',
    alarm: 'reviews show more errors than the limit allows',
    lead: 'a lead asked for it',
  };
  const text = `*${esc(workflow)}* is frozen on *${esc(rolloutName)}*: ${causes[cause]}.`;
  const live =
    teamNames.length === 0
      ? 'No live team does this work with it yet.'
      : `Teams that do this work with it today: ${sayFew(teamNames.map((name) => esc(name)))}. Please do it without its output for now; your other work with it goes on.`;
  return {
    text,
    blocks: [
      section(text),
      section(`${live} No wave starts with a team that would use it for this work.`),
      context(HOW_LONG),
    ],
  };
}

/** For the people of a team that lives with it. */
export function liveTeamMessage(
  { workflow }: WorkflowFreeze,
  { rolloutName, teamName }: { rolloutName: string; teamName: string },
): Message {
  return sentence(
    `*${esc(workflow)}* is frozen on *${esc(rolloutName)}*. For *${esc(teamName)}* that means: please do this work without its output until you hear that it goes on. Your access stays, and so does your other work with it.`,
  );
}

/** For the channel, once it is over. */
export function liftedMessage(
  { workflow, asked }: WorkflowFreeze,
  { rolloutName, byName, askedName }: { rolloutName: string; byName: string; askedName: string },
): Message {
  const why = asked === undefined ? '' : ` Why: ${esc(asSentence(clamp(asked.reason, 500)))}`;
  return sentence(
    `*${esc(workflow)}* goes on again on *${esc(rolloutName)}*. ${esc(askedName)} asked for it, and ${esc(byName)} agreed.${why}`,
  );
}

/** The same for the people of a team that lives with it. */
export function liveAgainMessage(
  { workflow }: WorkflowFreeze,
  { rolloutName, teamName }: { rolloutName: string; teamName: string },
): Message {
  return sentence(
    `*${esc(workflow)}* goes on again on *${esc(rolloutName)}*: *${esc(teamName)}* can use it for this work as before.`,
  );
}

/** What the second person decides on. */
export function confirmBlocks(freeze: WorkflowFreeze, askedName: string) {
  return [
    section(
      `${esc(askedName)} asks to let *${esc(freeze.workflow)}* go on.\n*Why it was frozen:* ${esc(freeze.reason)}\n*Why it can go on:* ${esc(freeze.asked?.reason ?? '')}`,
    ),
    actions(
      button('Let it go on', CONFIRM_LIFT, freezeValue(freeze), { style: 'primary' }),
      button('Keep it frozen', KEEP_FROZEN, freezeValue(freeze)),
    ),
  ];
}
