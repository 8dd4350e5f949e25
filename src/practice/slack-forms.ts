import type { PracticeWorld } from './practice-world.ts';
import type { Conversation } from './state/conversation.ts';
import { currentStatus, emailOf, type Member } from './state/member.ts';
import type { Message } from './state/message.ts';
import type { StoredFile } from './state/stored-file.ts';
import type { StoredView } from './state/stored-view.ts';
import type { UserGroup } from './state/user-group.ts';

/** Our records in the shapes that Slack's Web API and events use. */
export function slackMessage(world: PracticeWorld, message: Message): Record<string, unknown> {
  const { bot, workspace } = world.facts;
  const files = message.fileIds.flatMap((id) => {
    const file = world.records.files.get(id);
    return file === undefined ? [] : [slackFile(world, file)];
  });
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    user: message.userId,
    ...(message.fromBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    team: workspace.id,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: message.userId, ts: message.editedTs } }),
    ...(files.length === 0 ? {} : { files }),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })) }),
  };
}

export function slackUser(world: PracticeWorld, member: Member): Record<string, unknown> {
  const local = world.clock.now().toZonedDateTimeISO(member.timeZone);
  const offset = local.offsetNanoseconds / 1_000_000_000;
  return {
    id: member.id,
    team_id: world.facts.workspace.id,
    name: member.handle,
    deleted: member.deactivated,
    real_name: member.name,
    // Slack leaves the time zone out for people who have left.
    ...(member.deactivated
      ? {}
      : { tz: member.timeZone, tz_label: member.timeZone, tz_offset: offset }),
    profile: slackProfile(world, member),
    is_admin: member.isAdmin,
    is_owner: member.isOwner,
    is_primary_owner: member.isOwner,
    is_restricted: member.isGuest === true,
    is_ultra_restricted: false,
    is_bot: member.isBot,
    is_app_user: false,
    updated: epochSeconds(member.updatedAt),
  };
}

export function slackProfile(world: PracticeWorld, member: Member): Record<string, unknown> {
  const status = currentStatus(member, world.clock.now());
  const mayReadEmail = world.manifest.scopes?.includes('users:read.email');
  const email = mayReadEmail ? emailOf(member, world.facts.workspace.domain) : undefined;
  return {
    ...(email === undefined ? {} : { email }),
    title: member.title,
    real_name: member.name,
    real_name_normalized: member.name,
    display_name: member.name,
    display_name_normalized: member.name,
    status_text: status.text,
    status_emoji: status.emoji,
    status_expiration: status.until === undefined ? 0 : epochSeconds(status.until),
    team: member.team ?? '',
  };
}

export function slackChannel(world: PracticeWorld, channel: Conversation): Record<string, unknown> {
  const { bot, workspace } = world.facts;
  const shared = {
    id: channel.id,
    created: epochSeconds(channel.createdAt),
    is_archived: channel.isArchived,
    context_team_id: workspace.id,
  };
  if (channel.kind === 'dm') {
    const other = channel.memberIds.find((id) => id !== bot.userId) ?? bot.userId;
    const deleted = world.records.members.get(other)?.deactivated ?? false;
    return { ...shared, is_im: true, user: other, is_user_deleted: deleted, is_open: true };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_general: channel.name === 'general',
    is_member: channel.memberIds.includes(bot.userId),
    creator: channel.creatorId,
    topic: { value: channel.topic, creator: channel.creatorId, last_set: 0 },
    purpose: { value: channel.topic, creator: channel.creatorId, last_set: 0 },
    num_members: channel.memberIds.length,
  };
}

export function slackView(world: PracticeWorld, stored: StoredView): Record<string, unknown> {
  const { bot, workspace } = world.facts;
  const view = stored.view;
  return {
    id: stored.id,
    team_id: workspace.id,
    type: stored.type,
    blocks: view.blocks ?? [],
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: stored.externalId,
    state: { values: stored.values },
    hash: stored.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    close: view.close ?? null,
    submit: view.submit ?? null,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    previous_view_id: stored.previousId ?? null,
    root_view_id: stored.rootId,
    app_id: bot.appId,
    app_installed_team_id: workspace.id,
    bot_id: bot.botId,
  };
}

export function slackFile(world: PracticeWorld, file: StoredFile): Record<string, unknown> {
  const address = `${world.address.baseUrl}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: epochSeconds(file.createdAt),
    timestamp: epochSeconds(file.createdAt),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.slice(file.name.lastIndexOf('.') + 1),
    user: file.userId,
    size: file.size,
    channels: file.channels,
    url_private: address,
    url_private_download: address,
  };
}

export function slackUserGroup(world: PracticeWorld, group: UserGroup): Record<string, unknown> {
  return {
    id: group.id,
    team_id: world.facts.workspace.id,
    is_usergroup: true,
    name: group.name,
    description: group.description,
    handle: group.handle,
    is_external: false,
    date_create: 0,
    date_update: epochSeconds(group.updatedAt),
    date_delete: group.disabled ? epochSeconds(group.updatedAt) : 0,
    created_by: group.createdBy,
    updated_by: group.createdBy,
    users: group.memberIds,
    user_count: group.memberIds.length,
  };
}

export function epochSeconds(instant: string): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);
}
