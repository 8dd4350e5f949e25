/* Delivers what is declared as a person would: a command typed, a button pressed, a form sent, a shortcut used. */
import { features } from '../../src/app/app.ts';
import type {
  ActionDeclaration,
  CommandDeclaration,
  ShortcutDeclaration,
  SubmissionDeclaration,
} from '../../src/platform/slack/declarations.ts';
import { collectDeclarations } from '../../src/platform/slack/registry.ts';
import { payloadHead } from '../../src/practice/people/interaction.ts';
import { openDirectMessage } from '../../src/practice/web-api/lookups.ts';
import { openResponseAddress } from '../../src/practice/web-api/response-url.ts';
import type { World } from '../support/world.ts';
import { anyValue } from './any-value.ts';

const registry = collectDeclarations(features);
export const commands = registry.commands.map((one) => ({
  ...one,
  label: `${one.command} ${one.name}`,
}));
export const actions = [...registry.actions.values()];
export const submissions = [...registry.submissions.values()];
export const shortcuts = [...registry.shortcuts.values()];
export const choices = [...registry.choices.values()];

/** What must be real in what is delivered: the rollout's id, say. */
type Known = Record<string, unknown>;
type Place = { id: string; name: string };

const CHANNEL: Place = { id: 'CAIROLLOUT', name: 'ai-rollout' };

export function deliveriesIn(world: () => World) {
  /** What the bot answers to a delivery of that person, as text. */
  async function answer(userId: string, type: 'slash_commands' | 'interactive', part: object) {
    const { workspace } = world();
    const { world: practice } = workspace;
    const dm = openDirectMessage(practice, practice.facts.bot.userId, userId).id;
    const payload = {
      ...payloadHead(practice, userId),
      trigger_id: practice.triggers.issue(userId),
      response_url: openResponseAddress(practice, userId, dm),
      channel: { id: dm, name: 'directmessage' },
      ...part,
    };
    const before = practice.records.messages.all().length;
    const opened = workspace.calls('views.open').length;
    const sent = await practice.delivery.send(type, payload);
    await world().flush();
    const said = practice.records.messages
      .all()
      .slice(before)
      .map((one) => one.text);
    const calls = workspace
      .calls('views.open')
      .slice(opened)
      .map((one) => one.arguments.view);
    return JSON.stringify([sent, said, calls]);
  }

  return {
    typed: (
      userId: string,
      { command, name }: Pick<CommandDeclaration, 'command' | 'name'>,
      place: Place = CHANNEL,
    ) =>
      answer(userId, 'slash_commands', {
        team_id: world().workspace.world.facts.workspace.id,
        channel_id: place.id,
        channel_name: place.name,
        user_id: userId,
        user_name: userId,
        command,
        text: name,
      }),

    pressed: (
      userId: string,
      one: ActionDeclaration,
      known: Known,
      channelId: string = CHANNEL.id,
    ) =>
      answer(userId, 'interactive', {
        type: 'block_actions',
        channel: { id: channelId, name: 'channel' },
        container: { type: 'message', channel_id: channelId, message_ts: '1799999999.000100' },
        actions: [
          {
            type: 'button',
            action_id: one.actionId,
            block_id: 'b',
            action_ts: '1799999999.000200',
            value: JSON.stringify(anyValue(one.value, known)),
          },
        ],
      }),

    submitted: (userId: string, one: SubmissionDeclaration, known: Known) =>
      answer(userId, 'interactive', {
        type: 'view_submission',
        view: {
          id: `V${one.callbackId}${userId}${known.rolloutId}`,
          hash: '1',
          type: 'modal',
          callback_id: one.callbackId,
          private_metadata: JSON.stringify(anyValue(one.context, known)),
          state: { values: {} },
        },
      }),

    used: (userId: string, one: ShortcutDeclaration, place?: Place) =>
      answer(userId, 'interactive', {
        type: one.kind === 'message' ? 'message_action' : 'shortcut',
        callback_id: one.callbackId,
        message: { ts: '1799999999.000100', text: 'A message.', user: 'UMIA' },
        ...(place === undefined ? {} : { channel: place }),
      }),
  };
}
