import type { PageConversation, PageMessage } from '../../page-api.ts';
import { Icon } from '../shell/icons.tsx';
import { Menu } from '../shell/menu.tsx';
import { openThread, send, state } from '../workspace/workspace.ts';

type Props = {
  message: PageMessage;
  conversation: PageConversation;
  inThread: boolean;
  /** By Tab: only where the keyboard stands on the message, so that a list of messages is one stop. */
  isReachable: boolean;
};

/** What one can do with a message: answer it in a thread, or hand it to one of the app's shortcuts. */
export function MessageTools({ message, conversation, inThread, isReachable }: Props) {
  if (message.onlyVisibleToYou) return null;
  const shortcuts = (state.value?.shortcuts ?? []).filter(
    (shortcut) => shortcut.type === 'message',
  );
  const as = state.value?.actingAs ?? '';
  return (
    <div class="tools">
      {!inThread && (
        <button
          type="button"
          class="tool"
          tabIndex={isReachable ? 0 : -1}
          aria-label="Reply in a thread"
          title="Reply in a thread"
          onClick={() => (openThread.value = message.threadTs ?? message.ts)}
        >
          <Icon name="reply" />
        </button>
      )}
      {shortcuts.length > 0 && (
        <Menu
          label="Message shortcuts"
          class="tool"
          align="end"
          isReachable={isReachable}
          items={shortcuts.map(({ callbackId, name, description }) => ({
            key: callbackId,
            look: name,
            more: description,
            choose: () =>
              void send({
                act: 'shortcut',
                as,
                callbackId,
                message: { conversation: conversation.id, ts: message.ts },
              }),
          }))}
        >
          <Icon name="more" />
        </Menu>
      )}
    </div>
  );
}
