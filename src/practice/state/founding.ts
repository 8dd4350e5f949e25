import type { WorkspaceFacts } from '../workspace-facts.ts';
import { handleFor, type Member } from './member.ts';
import type { Records } from './records.ts';

/** Fills an empty workspace with the company's people, channels and groups. */
export function found(records: Records, facts: WorkspaceFacts): void {
  if (records.members.all().length > 0) return;
  const at = Temporal.Instant.from(facts.workspace.startsAt).toString();
  for (const person of facts.people) {
    records.members.put(person.id, {
      ...dullMember(person.id, person.name, at),
      ...ofFact(person),
    });
  }
  const { bot } = facts;
  records.members.put(bot.userId, {
    ...dullMember(bot.userId, bot.name, at),
    role: 'App',
    isBot: true,
  });
  for (const channel of facts.channels) {
    records.conversations.put(channel.id, {
      id: channel.id,
      kind: 'channel',
      name: channel.name,
      topic: channel.topic,
      isPrivate: channel.isPrivate,
      isArchived: channel.isArchived,
      memberIds: membersOf(channel, facts),
      creatorId: facts.people[0]?.id ?? bot.userId,
      createdAt: at,
      readUpTo: {},
    });
  }
  for (const group of facts.userGroups) {
    const { members: memberIds, ...rest } = group;
    const createdBy = facts.people[0]?.id ?? bot.userId;
    records.userGroups.put(group.id, {
      ...rest,
      memberIds,
      disabled: false,
      createdBy,
      updatedAt: at,
    });
  }
}

function dullMember(id: string, name: string, at: string): Member {
  return {
    id,
    handle: handleFor(name, id),
    name,
    role: '',
    title: '',
    team: undefined,
    timeZone: 'UTC',
    isBot: false,
    isAdmin: false,
    isOwner: false,
    deactivated: false,
    status: { text: '', emoji: '', until: undefined },
    doNotDisturbUntil: undefined,
    updatedAt: at,
  };
}

function ofFact(person: WorkspaceFacts['people'][number]) {
  const { role, title, timeZone, team, isAdmin, isOwner, deactivated } = person;
  return { role, title, timeZone, team, isAdmin, isOwner, deactivated };
}

function membersOf(channel: WorkspaceFacts['channels'][number], facts: WorkspaceFacts): string[] {
  const here = facts.people.filter((person) => !person.deactivated);
  const named = channel.members === 'everyone' ? here.map((one) => one.id) : channel.members;
  const managers = named.includes('managers') ? here.filter((one) => one.manages) : [];
  const team = channel.team === undefined ? [] : here.filter((one) => one.team === channel.team);
  const people = [...named, ...managers.map((one) => one.id), ...team.map((one) => one.id)];
  const bots = channel.bot ? [facts.bot.userId] : [];
  return [...new Set([...people.filter((id) => id !== 'managers'), ...bots])];
}
