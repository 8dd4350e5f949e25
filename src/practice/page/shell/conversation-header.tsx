import {
  current,
  isBotConversation,
  keepAddress,
  openHome,
  personOf,
  send,
  state,
  tab,
} from '../workspace/workspace.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';

export function ConversationHeader() {
  const here = current.value;
  const as = state.value?.actingAs ?? '';
  if (!here) return null;
  const person = here.withId ? personOf(here.withId) : undefined;
  const isBot = isBotConversation(here);
  return (
    <header class="conversation-head">
      <div class="conversation-title">
        {here.kind === 'dm' ? (
          <Avatar person={person} size="small" />
        ) : (
          <span class="hash" aria-hidden="true">
            {here.isPrivate ? <Icon name="lock" /> : '#'}
          </span>
        )}
        <h2 dir="auto" title={person?.name ?? here.name}>
          {person?.name ?? here.name}
        </h2>
        <span class="muted conversation-more">{about(here.memberIds, person?.role, isBot)}</span>
      </div>
      {isBot && (
        <div class="tabs" role="tablist" aria-label={person?.name}>
          <button
            type="button"
            role="tab"
            class="tab"
            aria-selected={tab.value === 'messages'}
            onClick={() => {
              tab.value = 'messages';
              keepAddress();
            }}
          >
            Messages
          </button>
          <button
            type="button"
            role="tab"
            class="tab"
            aria-selected={tab.value === 'home'}
            onClick={() => openHome()}
          >
            Home
          </button>
        </div>
      )}
      {here.kind === 'channel' && here.isMember && !here.botIsMember && (
        <button
          type="button"
          class="button small"
          onClick={() => void send({ act: 'join', as, conversation: here.id, who: 'bot' })}
        >
          Invite the app
        </button>
      )}
    </header>
  );
}

function about(memberIds: readonly string[], role: string | undefined, isBot: boolean): string {
  if (isBot) return 'App';
  if (role) return role;
  return memberIds.length === 1 ? '1 member' : `${memberIds.length} members`;
}
