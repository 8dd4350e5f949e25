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
      <Composer
        key={`composer ${seen.actingAs} ${here.id}`}
        conversation={here}
        threadTs={undefined}
      />
    </main>
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
