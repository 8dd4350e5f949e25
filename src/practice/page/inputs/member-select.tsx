import type {
  ChannelsSelect,
  ConversationsSelect,
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiUsersSelect,
  UsersSelect,
} from '@slack/types';
import { useContext } from 'preact/hooks';
import type { PageConversation } from '../../page-api.ts';
import { Avatar } from '../shell/avatar.tsx';
import { isBotConversation, nameOf, state } from '../workspace/workspace.ts';
import type { Choice } from './choice-row.tsx';
import { Combobox } from './combobox.tsx';
import { confirmed } from './confirm.tsx';
import type { AnyElement } from './elements.ts';
import { type Field, isPressing, SurfaceContext, useField } from './surface.ts';

type Members = (
  | UsersSelect
  | MultiUsersSelect
  | ConversationsSelect
  | MultiConversationsSelect
  | ChannelsSelect
  | MultiChannelsSelect
) &
  AnyElement;

const KEYS = {
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
} as const;

/** Picks people, channels or conversations of the workspace. */
export function MemberChoice({ field }: { field: Field<Members> }) {
  const surface = useContext(SurfaceContext);
  const { value, change } = useField(field);
  const { element } = field;
  const many = element.type.startsWith('multi_');
  const key = KEYS[element.type];
  const isPeople = element.type.endsWith('users_select');
  const choices = isPeople ? peopleChoices() : conversationChoices(element);
  const ids = ([value[key]].flat() as (string | null)[]).filter((id): id is string => Boolean(id));

  const pick = async (next: Choice[]) => {
    if (!(await confirmed(element.confirm))) return;
    const picked = next.map((choice) => choice.value);
    change({ type: element.type, [key]: many ? picked : (picked[0] ?? null) });
  };

  return (
    <Combobox
      id={field.id}
      label={field.label}
      describedBy={field.describedBy}
      invalid={field.invalid}
      required={field.required}
      placeholder={element.placeholder?.text ?? (isPeople ? 'Pick a person' : 'Pick a channel')}
      many={many}
      most={'max_selected_items' in element ? element.max_selected_items : undefined}
      chosen={ids.map(
        (id) => choices.find((choice) => choice.value === id) ?? { value: id, label: nameOf(id) },
      )}
      choices={choices}
      busy={isPressing(surface, field.blockId, element.action_id)}
      emptySays={isPeople ? 'Nobody by that name.' : 'No channel by that name.'}
      onChange={(next) => void pick(next)}
    />
  );
}

function peopleChoices(): Choice[] {
  return (state.value?.people ?? [])
    .filter((person) => !person.deactivated)
    .map((person) => ({
      value: person.id,
      label: person.name,
      description: person.isBot ? 'App' : person.role,
      look: (
        <span class="choice-person">
          <Avatar person={person} size="small" />
          <bdi>{person.name}</bdi>
        </span>
      ),
    }));
}

function conversationChoices(element: Members): Choice[] {
  const include = 'filter' in element ? element.filter?.include : undefined;
  const noBots = 'filter' in element && element.filter?.exclude_bot_users === true;
  const wanted = (one: PageConversation) => {
    if (element.type.endsWith('channels_select')) return one.kind === 'channel' && !one.isPrivate;
    if (noBots && isBotConversation(one)) return false;
    const kind = one.kind === 'dm' ? 'im' : one.isPrivate ? 'private' : 'public';
    return !include || include.includes(kind);
  };
  return (state.value?.conversations ?? []).filter(wanted).map((one) => ({
    value: one.id,
    label: one.kind === 'channel' ? `#${one.name}` : one.name,
    description: one.isPrivate && one.kind === 'channel' ? 'Private' : undefined,
  }));
}
