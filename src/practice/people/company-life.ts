import type { PracticeWorld } from '../practice-world.ts';
import { slackUser, slackUserGroup } from '../slack-forms.ts';
import type { Member } from '../state/member.ts';
import {
  archiveChannel,
  joinConversation,
  leaveConversation,
  renameChannel,
} from './channel-life.ts';
import { sendEvent } from './events.ts';
import { conversationNamed, personNamed } from './filling.ts';

/** What happens in a company without the bot: people join, move, are away, and leave. By names or ids. */
export type Company = {
  joins(person: string, channel: string): Promise<void>;
  leaves(person: string, channel: string): Promise<void>;
  invitesBot(channel: string): Promise<void>;
  removesBot(channel: string): Promise<void>;
  archives(channel: string): Promise<void>;
  unarchives(channel: string): Promise<void>;
  renames(channel: string, name: string): Promise<void>;
  deactivates(person: string): Promise<void>;
  reactivates(person: string): Promise<void>;
  moves(person: string, timeZone: string): Promise<void>;
  setsStatus(person: string, status: { text: string; until?: string }): Promise<void>;
  doesNotDisturb(person: string, until: Temporal.Instant | undefined): Promise<void>;
  hires(newcomer: { id: string; name: string } & Partial<Member>): Promise<void>;
  changesGroup(groupId: string, people: string[]): Promise<void>;
};

export function companyLife(world: PracticeWorld): Company {
  const person = (name: string) => personNamed(world, name);
  const channel = (name: string) => conversationNamed(world, world.facts.bot.userId, name);
  const botId = world.facts.bot.userId;
  const quietly = async (act: Promise<void>) => {
    await act;
    await world.activity.settled();
  };
  return {
    joins: (who, where) => quietly(joinConversation(world, person(who), channel(where))),
    leaves: (who, where) => quietly(leaveConversation(world, person(who), channel(where))),
    invitesBot: (where) => quietly(joinConversation(world, botId, channel(where))),
    removesBot: (where) => quietly(leaveConversation(world, botId, channel(where))),
    archives: (where) => quietly(archiveChannel(world, channel(where), true)),
    unarchives: (where) => quietly(archiveChannel(world, channel(where), false)),
    renames: (where, name) => quietly(renameChannel(world, channel(where), name)),
    deactivates: (who) => quietly(deactivate(world, person(who))),
    reactivates: (who) => quietly(changeMember(world, person(who), { deactivated: false })),
    moves: (who, timeZone) => quietly(changeMember(world, person(who), { timeZone })),
    setsStatus: (who, status) => quietly(setStatus(world, person(who), status)),
    doesNotDisturb: (who, until) =>
      quietly(pauseNotifications(world, person(who), until?.toString())),
    hires: (newcomer) => quietly(hire(world, newcomer)),
    changesGroup: (id, people) => quietly(changeGroup(world, id, people.map(person))),
  };
}

export async function setStatus(
  world: PracticeWorld,
  userId: string,
  status: { text: string; until?: string | undefined },
): Promise<void> {
  const { text, until } = status;
  const emoji = text === '' ? '' : ':speech_balloon:';
  await changeMember(world, userId, { status: { text, emoji, until } });
}

/** Undefined ends the pause. The bot is not told; it may ask. */
export async function pauseNotifications(
  world: PracticeWorld,
  userId: string,
  until: string | undefined,
): Promise<void> {
  await changeMember(world, userId, { doNotDisturbUntil: until });
}

/** A person leaves the company: nothing reaches them any more, and they are in no channel. */
export async function deactivate(world: PracticeWorld, userId: string): Promise<void> {
  for (const channel of world.records.conversations.all()) {
    if (channel.kind !== 'channel' || !channel.memberIds.includes(userId)) continue;
    const memberIds = channel.memberIds.filter((id) => id !== userId);
    world.records.conversations.put(channel.id, { ...channel, memberIds });
  }
  for (const view of world.records.views.all()) {
    if (view.userId === userId) world.records.views.remove(view.id);
  }
  await changeMember(world, userId, { deactivated: true });
}

async function hire(
  world: PracticeWorld,
  newcomer: { id: string; name: string } & Partial<Member>,
): Promise<void> {
  const member: Member = {
    handle: newcomer.id.slice(1).toLowerCase(),
    role: '',
    title: '',
    team: undefined,
    timeZone: 'Europe/Berlin',
    isBot: false,
    isAdmin: false,
    isOwner: false,
    deactivated: false,
    status: { text: '', emoji: '', until: undefined },
    doNotDisturbUntil: undefined,
    updatedAt: world.clock.now().toString(),
    ...newcomer,
  };
  world.records.members.put(member.id, member);
  world.changed();
  await sendEvent(world, { type: 'team_join', user: slackUser(world, member) });
}

async function changeGroup(world: PracticeWorld, id: string, memberIds: string[]): Promise<void> {
  const group = world.records.userGroups.get(id);
  if (group === undefined) throw new Error(`There is no user group ${id}.`);
  const updatedAt = world.clock.now().toString();
  const changed = world.records.userGroups.put(id, { ...group, memberIds, updatedAt });
  world.changed();
  await sendEvent(world, {
    type: 'subteam_members_changed',
    subteam_id: id,
    team_id: world.facts.workspace.id,
    added_users: memberIds.filter((one) => !group.memberIds.includes(one)),
    removed_users: group.memberIds.filter((one) => !memberIds.includes(one)),
  });
  await sendEvent(world, { type: 'subteam_updated', subteam: slackUserGroup(world, changed) });
}

async function changeMember(
  world: PracticeWorld,
  userId: string,
  change: Partial<Member>,
): Promise<void> {
  const member = world.records.members.get(userId);
  if (member === undefined) return;
  const updatedAt = world.clock.now().toString();
  const changed = world.records.members.put(userId, { ...member, ...change, updatedAt });
  world.changed();
  await sendEvent(world, { type: 'user_change', user: slackUser(world, changed) });
}
