import { useLayoutEffect } from 'preact/hooks';
import type { PageConversation } from '../../page-api.ts';
import {
  drawerOpen,
  isBotConversation,
  openConversation,
  personOf,
  state,
} from '../workspace/workspace.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { PersonPicker } from './person-picker.tsx';
import { Unread } from './unread.tsx';

export function SideBar() {
  const all = state.value?.conversations ?? [];
  const channels = all.filter((one) => one.kind === 'channel');
  const direct = all.filter((one) => one.kind === 'dm');
  const isOpen = drawerOpen.value;

  // With the drawer and not a frame later, so that Esc closes what can be seen.
  useLayoutEffect(() => {
    if (!isOpen) return;
    document.querySelector<HTMLElement>('.side-bar button')?.focus();
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) drawerOpen.value = false;
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [isOpen]);

  return (
    <nav class={isOpen ? 'side-bar open' : 'side-bar'} aria-label="Conversations">
      <PersonPicker />
      <div class="side-lists">
        <ConversationList title="Apps" conversations={direct.filter(isBotConversation)} />
        <ConversationList title="Channels" conversations={channels.filter((one) => one.isMember)} />
        <ConversationList
          title="Direct messages"
          conversations={direct.filter((one) => !isBotConversation(one))}
        />
        <ConversationList
          title="Channels to join"
          conversations={channels.filter((one) => !one.isMember)}
        />
      </div>
    </nav>
  );
}

function ConversationList({
  title,
  conversations,
}: {
  title: string;
  conversations: PageConversation[];
}) {
  if (conversations.length === 0) return null;
  return (
    <section>
      <h2 class="side-title">{title}</h2>
      <ul class="side-list">
        {conversations.map((one) => (
          <ConversationRow key={one.id} conversation={one} />
        ))}
      </ul>
    </section>
  );
}

function ConversationRow({ conversation }: { conversation: PageConversation }) {
  const { id, kind, name, unread, isPrivate, withId } = conversation;
  const isHere = state.value?.conversationId === id;
  const person = withId ? personOf(withId) : undefined;
  const look = ['side-row', isHere ? 'here' : '', unread > 0 ? 'unread' : ''];
  return (
    <li>
      <button
        type="button"
        class={look.join(' ')}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => openConversation(id)}
      >
        {kind === 'dm' ? (
          <Avatar person={person} size="small" />
        ) : (
          <span class="hash" aria-hidden="true">
            {isPrivate ? <Icon name="lock" /> : '#'}
          </span>
        )}
        <span class="side-name" dir="auto">
          {person?.name ?? name}
        </span>
        <Unread count={unread} />
      </button>
    </li>
  );
}
