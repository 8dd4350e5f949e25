import type { PracticeWorld } from '../practice-world.ts';
import { openResponseAddress, parseAnswer, sayToPerson } from '../web-api/response-url.ts';
import { isBuiltIn, runBuiltIn, type TypedCommand } from './built-in-command.ts';
import { notify, payloadHead, type Sent, sendInteraction } from './interaction.ts';
import { sentText } from './typed-text.ts';

/** A person types a slash command; the acknowledgement may already hold the answer. */
export async function typeCommand(world: PracticeWorld, typed: TypedCommand): Promise<Sent> {
  if (isBuiltIn(typed.command)) return runBuiltIn(world, typed);
  const known = world.manifest.commands.find((one) => one.command === typed.command);
  if (known === undefined && !world.manifest.anyCommand) {
    const notice = `${typed.command} is not a command here. The app's commands: ${commandNames(world)}.`;
    return { ok: false, notice: notify(world, typed.as, notice) };
  }
  const sent = await sendInteraction(
    world,
    typed.as,
    'slash_commands',
    commandPayload(world, typed, known?.shouldEscape ?? true),
  );
  if (sent.ok) showAnswer(world, typed, sent.payload);
  return sent;
}

function commandPayload(
  world: PracticeWorld,
  typed: TypedCommand,
  shouldEscape: boolean,
): Record<string, unknown> {
  const { workspace, bot } = world.facts;
  const channel = world.records.conversations.get(typed.conversation);
  const head = payloadHead(world, typed.as);
  return {
    token: head.token,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: typed.conversation,
    channel_name: channelName(channel),
    user_id: typed.as,
    user_name: world.records.members.get(typed.as)?.handle ?? typed.as,
    command: typed.command,
    text: sentText(world, typed.text, shouldEscape),
    api_app_id: bot.appId,
    is_enterprise_install: 'false',
    response_url: openResponseAddress(world, typed.as, typed.conversation),
    trigger_id: world.triggers.issue(typed.as),
  };
}

function channelName(channel: { kind: string; isPrivate: boolean; name: string } | undefined) {
  if (channel?.kind === 'dm') return 'directmessage';
  return channel?.isPrivate === true ? 'privategroup' : (channel?.name ?? '');
}

function showAnswer(world: PracticeWorld, typed: TypedCommand, payload: unknown): void {
  if (typeof payload !== 'object' || payload === null || Object.keys(payload).length === 0) return;
  const parsed = parseAnswer(payload);
  if (parsed.ok) {
    sayToPerson(world, { userId: typed.as, channel: typed.conversation }, parsed.answer);
    return;
  }
  notify(world, typed.as, `The bot's answer could not be shown: ${JSON.stringify(parsed)}`);
}

function commandNames(world: PracticeWorld): string {
  return world.manifest.commands.map((one) => one.command).join(', ') || 'none';
}
