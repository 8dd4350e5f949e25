import type {
  PageConversation,
  PageMessage,
  PagePerson,
  PageState,
  PageView,
} from '../page-api.ts';
import { builtInCommands } from '../people/built-in-command.ts';
import type { PracticeWorkspace } from '../practice-workspace.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { Conversation } from '../state/conversation.ts';
import { currentStatus, type Member } from '../state/member.ts';
import type { Message } from '../state/message.ts';
import { homeOf, modalStack } from '../state/modal-stack.ts';
import type { StoredView } from '../state/stored-view.ts';
import { openDirectMessage } from '../web-api/lookups.ts';
import { coachFor } from './coach.ts';
import { receivedOnTheWay, unreadFromTheApp } from './received.ts';
import { trialsOf } from './trials.ts';

/** The practice workspace as one person sees it. */
export function pageState(
  workspace: PracticeWorkspace,
  wantedPerson: string | undefined,
  wantedConversation: string | undefined,
): PageState {
  const { world, timeTravel } = workspace;
  const { records, facts, manifest } = world;
  const person = records.members.get(wantedPerson ?? '') ?? firstPerson(world);
  const withBot = openDirectMessage(world, facts.bot.userId, person.id);
  const seen = seenConversations(world, person.id);
  const conversation = seen.find((one) => one.id === wantedConversation) ?? withBot;
  const visible = records.messages
    .all()
    .filter((one) => one.onlyFor === undefined || one.onlyFor === person.id)
    .sort((a, b) => a.ts.localeCompare(b.ts));
  const home = homeOf(records, person.id);
  const unread = unreadFromTheApp(world);
  return {
    version: world.version(),
    workspaceName: facts.workspace.name,
    stage: timeTravel.stage(),
    progress: timeTravel.progress(),
    playsOn: timeTravel.playsOn(),
    now: world.clock.now().toString(),
    people: records.members.all().map((one) => pagePerson(world, one, unread.get(one.id) ?? 0)),
    actingAs: person.id,
    conversations: seen.map((one) => pageConversation(world, one, person.id, visible)),
    conversationId: conversation.id,
    messages: visible
      .filter((one) => one.channel === conversation.id)
      .map((one) => pageMessage(world, one)),
    home: home === undefined ? undefined : pageView(home),
    modals: modalStack(records, person.id).map(pageView),
    commands: [...manifest.commands, ...builtInCommands].map(
      ({ command, description, usageHint }) => ({
        command,
        description,
        usageHint,
        subcommands: workspace.subcommands?.(command) ?? [],
      }),
    ),
    shortcuts: manifest.shortcuts,
    journey: timeTravel.lastJourney(),
    received: receivedOnTheWay(world),
    trials: trialsOf(world),
    coach: coachFor(workspace, person.id),
    notice: world.notices.get(person.id),
  };
}

function firstPerson(world: PracticeWorld): Member {
  const person = world.records.members.all().find((one) => !one.isBot && !one.deactivated);
  if (person === undefined) throw new Error('Nobody is left in the practice workspace.');
  return person;
}

/** The person's own conversations, and the public channels that they could join. */
function seenConversations(world: PracticeWorld, personId: string): Conversation[] {
  const { bot } = world.facts;
  return world.records.conversations
    .all()
    .filter((one) => !one.isArchived)
    .filter((one) => one.memberIds.includes(personId) || (one.kind === 'channel' && !one.isPrivate))
    .sort((a, b) => rank(a, bot.userId) - rank(b, bot.userId));
}

function rank(conversation: Conversation, botUserId: string): number {
  if (conversation.kind === 'channel') return 0;
  return conversation.memberIds.includes(botUserId) ? 1 : 2;
}

function pagePerson(world: PracticeWorld, member: Member, unread: number): PagePerson {
  const now = world.clock.now();
  const { text } = currentStatus(member, now);
  const { doNotDisturbUntil } = member;
  const isPaused =
    doNotDisturbUntil !== undefined && Date.parse(doNotDisturbUntil) > now.epochMilliseconds;
  return {
    id: member.id,
    name: member.name,
    role: member.role,
    timeZone: member.timeZone,
    isBot: member.isBot,
    isAdmin: member.isAdmin,
    deactivated: member.deactivated,
    status: text === '' ? undefined : text,
    pausedUntil: isPaused ? doNotDisturbUntil : undefined,
    unread,
  };
}

function pageConversation(
  world: PracticeWorld,
  conversation: Conversation,
  personId: string,
  visible: Message[],
): PageConversation {
  const isMember = conversation.memberIds.includes(personId);
  const withId = conversation.memberIds.find((id) => id !== personId);
  const readUpTo = conversation.readUpTo[personId] ?? '0';
  const unread = visible.filter(
    (one) => one.channel === conversation.id && one.ts > readUpTo && one.userId !== personId,
  );
  const name =
    conversation.kind === 'dm'
      ? (world.records.members.get(withId ?? '')?.name ?? '')
      : conversation.name;
  return {
    id: conversation.id,
    kind: conversation.kind,
    name,
    isPrivate: conversation.isPrivate,
    isMember,
    botIsMember: conversation.memberIds.includes(world.facts.bot.userId),
    memberIds: conversation.memberIds,
    unread: isMember ? unread.length : 0,
    withId: conversation.kind === 'dm' ? withId : undefined,
  };
}

function pageMessage(world: PracticeWorld, message: Message): PageMessage {
  const attached = message.attachments.flatMap((one) =>
    Array.isArray(one.blocks) ? one.blocks : [],
  );
  return {
    ts: message.ts,
    at: message.at,
    authorId: message.userId,
    text: message.text,
    blocks: [...message.blocks, ...attached],
    edited: message.editedTs !== undefined,
    onlyVisibleToYou: message.onlyFor !== undefined,
    threadTs: message.threadTs,
    metadata: message.metadata,
    files: message.fileIds.flatMap((id) => {
      const file = world.records.files.get(id);
      return file === undefined ? [] : [{ name: file.name, title: file.title }];
    }),
  };
}

function pageView(stored: StoredView): PageView {
  const { id, hash, type, view, errors, busy } = stored;
  return { id, hash, type, view, errors, busy };
}
