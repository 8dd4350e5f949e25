/* Slack's documented refusals: whether trying again helps, and in words what would mend it. */

/**
 * `again`: a moment's trouble. `slow`: too many. `unclear`: part of it may have been done.
 * `token`: our own access is in question. `layout`: a block that this workspace does not take.
 * `gone`: the message to be changed cannot be changed any more. `refused`: it will not help to try again.
 */
export type Refusal = {
  verdict: 'again' | 'slow' | 'unclear' | 'token' | 'layout' | 'gone' | 'refused';
  /** {place} stands for "#claims" or "Mia". */
  says: string;
};

const again = (says: string): Refusal => ({ verdict: 'again', says });
const token = (says: string): Refusal => ({ verdict: 'token', says });
const layout = (says: string): Refusal => ({ verdict: 'layout', says });
const gone = (says: string): Refusal => ({ verdict: 'gone', says });
const refused = (says: string): Refusal => ({ verdict: 'refused', says });

const SLOW: Refusal = { verdict: 'slow', says: 'Slack asks for a slower pace.' };
const UNCLEAR: Refusal = {
  verdict: 'unclear',
  says: 'Slack had trouble on its side and did not say whether the message went out.',
};
const NEW_TOKEN =
  'Install the app again on its Slack page, put the new SLACK_BOT_TOKEN in the configuration and start again.';
const OUR_FAULT =
  'Slack did not understand what was sent; this is an error of ours, please report it.';
const NOT_ALLOWED =
  'The workspace does not let apps post in {place}: ask a workspace admin to allow it.';
const LAYOUT = 'Slack did not accept how the message for {place} is laid out; please report it.';
const TOO_LONG = 'The message for {place} is too long for Slack; please report it.';

export const refusals: Readonly<Record<string, Refusal>> = {
  not_in_channel: refused('The bot is not in {place}: type /invite @Groundswell there.'),
  channel_not_found: refused(
    '{place} cannot be found: if it is a private channel, type /invite @Groundswell there; if it is gone, choose another one.',
  ),
  is_archived: refused('{place} is archived: unarchive it or choose another channel.'),
  user_not_found: refused('{place} is no longer in this workspace: name someone else.'),
  users_not_found: refused('{place} is no longer in this workspace: name someone else.'),
  user_disabled: refused('The account of {place} is deactivated: name someone else.'),
  user_not_visible: refused('{place} is not visible to the bot: name someone else.'),
  cannot_dm_bot: refused('{place} is a bot and takes no direct messages: name a person.'),
  messages_tab_disabled: refused(
    'Direct messages to the app are switched off: on its Slack page, under App Home, switch the Messages tab on.',
  ),
  restricted_action: refused(NOT_ALLOWED),
  restricted_action_read_only_channel: refused(NOT_ALLOWED),
  restricted_action_thread_only_channel: refused(NOT_ALLOWED),
  restricted_action_non_threadable_channel: refused(NOT_ALLOWED),
  restricted_action_thread_locked: refused('The thread in {place} is locked.'),
  cannot_reply_to_message: refused('The message in {place} takes no replies.'),
  ekm_access_denied: refused(NOT_ALLOWED),
  enterprise_is_restricted: refused(NOT_ALLOWED),
  no_permission: refused('The bot may not post in {place}: type /invite @Groundswell there.'),
  access_denied: refused(NOT_ALLOWED),
  team_not_found: refused('{place} belongs to another workspace.'),
  slack_connect_file_link_sharing_blocked: refused(NOT_ALLOWED),
  slack_connect_canvas_sharing_blocked: refused(NOT_ALLOWED),
  slack_connect_lists_sharing_blocked: refused(NOT_ALLOWED),
  missing_scope: refused(
    'The app lacks a permission{needed}: install it again from manifest.yml on its Slack page.',
  ),
  plan_upgrade_required: refused("The workspace's Slack plan does not include this."),
  unknown_method: refused('Slack does not offer this here.'),
  method_deprecated: refused('Slack no longer offers this.'),
  deprecated_endpoint: refused('Slack no longer offers this.'),

  msg_too_long: refused(TOO_LONG),
  msg_blocks_too_long: refused(TOO_LONG),
  attachment_payload_limit_exceeded: refused(TOO_LONG),
  too_many_attachments: refused(TOO_LONG),
  too_many_contact_cards: refused(TOO_LONG),
  metadata_too_large: refused(TOO_LONG),
  invalid_blocks: layout(LAYOUT),
  invalid_blocks_format: layout(LAYOUT),
  invalid_attachments: layout(LAYOUT),
  block_mismatch: refused(LAYOUT),
  no_text: refused('The message for {place} is empty; please report it.'),
  invalid_metadata_format: refused(OUR_FAULT),
  invalid_metadata_schema: refused(OUR_FAULT),
  metadata_must_be_sent_from_app: refused(OUR_FAULT),
  markdown_text_conflict: refused(OUR_FAULT),
  missing_file_data: refused(OUR_FAULT),
  duplicate_channel_not_found: refused(OUR_FAULT),
  duplicate_message_not_found: refused(OUR_FAULT),
  as_user_not_supported: refused(OUR_FAULT),
  invalid_arguments: refused(OUR_FAULT),
  invalid_arg_name: refused(OUR_FAULT),
  invalid_array_arg: refused(OUR_FAULT),
  invalid_charset: refused(OUR_FAULT),
  invalid_form_data: refused(OUR_FAULT),
  invalid_post_type: refused(OUR_FAULT),
  missing_post_type: refused(OUR_FAULT),
  invalid_json: refused(OUR_FAULT),
  json_not_object: refused(OUR_FAULT),
  no_dual_broadcast_content_update: refused(OUR_FAULT),
  cant_broadcast_message: refused(OUR_FAULT),

  cant_update_message: gone('The message can no longer be changed.'),
  message_not_found: gone('The message no longer exists.'),
  edit_window_closed: gone('The workspace does not let messages be changed after so long.'),
  is_inactive: gone('The channel is frozen or archived, so the message stays as it is.'),

  token_revoked: token(`The app was removed from the workspace or its token revoked. ${NEW_TOKEN}`),
  token_expired: token(`The app's token has expired. ${NEW_TOKEN}`),
  account_inactive: token(`The app's account is deactivated. ${NEW_TOKEN}`),
  invalid_auth: token(`Slack does not accept the app's token. ${NEW_TOKEN}`),
  not_authed: token(`Slack does not accept the app's token. ${NEW_TOKEN}`),
  not_allowed_token_type: token(`Slack wants a bot token (xoxb-). ${NEW_TOKEN}`),
  team_access_not_granted: token(
    'The app has no access to this workspace: ask its admin to grant it.',
  ),
  two_factor_setup_required: token(
    'The workspace asks the app for a second factor: ask its admin.',
  ),
  accesslimited: token('The workspace does not let the app in from this network: ask its admin.'),
  org_login_required: token(
    'The workspace is being moved by Slack; messages wait until that is over.',
  ),

  ratelimited: SLOW,
  rate_limited: SLOW,
  message_limit_exceeded: SLOW,
  limit_required: SLOW,
  internal_error: UNCLEAR,
  fatal_error: UNCLEAR,
  service_unavailable: again('Slack is not available at the moment.'),
  request_timeout: again('The message reached Slack only in part.'),
  team_added_to_org: again('The workspace is being moved by Slack.'),
  external_channel_migrating: again('{place} is being moved by Slack.'),
  update_failed: again('Slack could not change the message at the moment.'),
  streaming_state_conflict: again('Slack could not change the message at the moment.'),
  upgrade_required: refused(OUR_FAULT),
};

/** Undocumented answers are tried again: they say at least that nothing was posted. */
export function refusalOf(code: string): Refusal {
  if (!/^[a-z][a-z0-9_]*$/.test(code)) {
    return { verdict: 'unclear', says: 'Slack’s answer could not be understood.' };
  }
  return Object.hasOwn(refusals, code)
    ? (refusals[code] as Refusal)
    : again(`Slack answered "${code}".`);
}
