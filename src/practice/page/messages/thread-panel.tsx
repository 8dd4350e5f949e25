import { useEffect, useRef } from 'preact/hooks';
import { Composer } from '../composer/composer.tsx';
import { Icon } from '../shell/icons.tsx';
import { current, myZone, openThread, state } from '../workspace/workspace.ts';
import { Message } from './message.tsx';
import { stopAmong } from './message-focus.ts';
import { timelineOf } from './timeline.ts';

/** One message and its replies, beside the conversation (over it on a narrow window). */
export function ThreadPanel() {
  const ts = openThread.value;
  const here = current.value;
  const messages = state.value?.messages ?? [];
  const root = messages.find((message) => message.ts === ts);
  const replies = messages.filter((message) => message.threadTs === ts && message.ts !== ts);
  const bottom = useRef<HTMLDivElement>(null);
  const count = replies.length;

  useEffect(() => {
    if (count > 0) bottom.current?.scrollIntoView({ block: 'end' });
  }, [count]);

  useEffect(() => {
    if (ts) document.querySelector<HTMLElement>('.thread textarea')?.focus();
  }, [ts]);

  if (!root || !here) return null;
  const stop = stopAmong([root.ts, ...replies.map((reply) => reply.ts)]);
  const close = () => {
    openThread.value = undefined;
  };
  return (
    <aside
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="conversation-head">
        <h2>Thread</h2>
        <button type="button" class="plain-button" aria-label="Close the thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="scroller">
        <div class="messages">
          <Message
            message={root}
            conversation={here}
            replies={[]}
            isFollowUp={false}
            inThread
            isStop={stop === root.ts}
          />
          <p class="reply-count">{count === 1 ? '1 reply' : `${count} replies`}</p>
          {timelineOf(replies, myZone.value).map(({ message, isFollowUp }) => (
            <Message
              key={message.ts}
              message={message}
              conversation={here}
              replies={[]}
              isFollowUp={isFollowUp}
              inThread
              isStop={stop === message.ts}
            />
          ))}
          <div ref={bottom} />
        </div>
      </div>
      <Composer key={`thread ${ts}`} conversation={here} threadTs={ts} />
    </aside>
  );
}
