import type { PageConversation } from '../../page-api.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { current, send, state } from '../workspace/workspace.ts';
import { ConversationHeader } from './conversation-header.tsx';
import { Icon } from './icons.tsx';

export function Conversation() {
  const seen = state.value;
  const here = current.value;
  if (!seen || !here) {
    return (
      <main class="conversation">
        <p class="empty">Pick a conversation on the left.</p>
      </main>
    );
  }
  return (
    <main class="conversation">
      <ConversationHeader />
      <Coach />
      <MessageList
        key={`${seen.actingAs} ${here.id}`}
        messages={seen.messages}
        conversation={here}
      />
      {here.kind === 'channel' && !here.isMember ? (
        <JoinBar conversation={here} as={seen.actingAs} />
      ) : (
        <Composer
          key={`composer ${seen.actingAs} ${here.id}`}
          conversation={here}
          threadTs={undefined}
        />
      )}
    </main>
  );
}

function JoinBar({ conversation, as }: { conversation: PageConversation; as: string }) {
  return (
    <div class="join-bar">
      <span>
        You are not in <bdi>#{conversation.name}</bdi> yet.
      </span>
      <button
        type="button"
        class="button primary"
        onClick={() => void send({ act: 'join', as, conversation: conversation.id, who: 'me' })}
      >
        Join the channel
      </button>
    </div>
  );
}

function Coach() {
  const seen = state.value;
  if (!seen?.coach) return null;
  return (
    <aside class="coach" aria-label="What to try next">
      <Icon name="hint" />
      <p dir="auto">{seen.coach}</p>
      <button
        type="button"
        class="plain-button"
        aria-label="Dismiss the suggestion"
        onClick={() => void send({ act: 'dismiss-coach', as: seen.actingAs })}
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}
