import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageConversation, PageMessage } from '../../page-api.ts';
import { Icon } from '../shell/icons.tsx';
import { daySeparator } from '../workspace/time.ts';
import { isBotConversation, myZone, nowMs } from '../workspace/workspace.ts';
import { Message } from './message.tsx';
import { stopAmong } from './message-focus.ts';
import { timelineOf } from './timeline.ts';

type Props = { messages: readonly PageMessage[]; conversation: PageConversation };

const NEAR_BOTTOM = 60;

/** The messages of a conversation; stays at the bottom only for a reader who is there. */
export function MessageList({ messages, conversation }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const [hasNew, setHasNew] = useState(false);
  const last = messages.at(-1)?.ts;

  const showNewest = () => {
    scrollToNewest(scroller.current, inside.current);
    setHasNew(false);
  };

  useLayoutEffect(() => {
    if (last === undefined) return;
    if (atBottom.current) showNewest();
    else setHasNew(true);
  }, [last]);

  useLayoutEffect(() => {
    const box = inside.current;
    if (!box || !scroller.current) return;
    const resized = new ResizeObserver(() => {
      if (atBottom.current) scrollToNewest(scroller.current, box);
    });
    resized.observe(box);
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, []);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    atBottom.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM;
    if (atBottom.current) setHasNew(false);
  };

  const zone = myZone.value;
  const entries = timelineOf(messages, zone);
  const stop = stopAmong(entries.map(({ message }) => message.ts));
  return (
    <div class="message-area">
      <div class="scroller" ref={scroller} onScroll={onScroll} role="log" aria-label="Messages">
        <div class="messages" ref={inside}>
          <Beginning conversation={conversation} />
          {entries.map(({ message, replies, startsDay, isFollowUp }) => (
            <div key={message.ts} class="entry">
              {startsDay && (
                <h3 class="day">
                  <span>{daySeparator(Date.parse(message.at), nowMs.value, zone)}</span>
                </h3>
              )}
              <Message
                message={message}
                conversation={conversation}
                replies={replies}
                isFollowUp={isFollowUp}
                inThread={false}
                isStop={message.ts === stop}
              />
            </div>
          ))}
        </div>
      </div>
      {hasNew && (
        <button type="button" class="new-below" onClick={showNewest}>
          New messages <Icon name="down" />
        </button>
      )}
    </div>
  );
}

/** A message longer than the window opens at its top, where one begins to read. */
function scrollToNewest(box: HTMLElement | null, messages: HTMLElement | null): void {
  if (!box) return;
  const newest = messages?.lastElementChild;
  const tooTall = newest !== null && newest !== undefined && newest.clientHeight > box.clientHeight;
  if (!tooTall) box.scrollTop = box.scrollHeight;
  else box.scrollTop += newest.getBoundingClientRect().top - box.getBoundingClientRect().top;
}

function Beginning({ conversation }: { conversation: PageConversation }) {
  if (isBotConversation(conversation)) {
    return (
      <p class="beginning">
        This is your conversation with the app. Its answers to you appear here; its <em>Home</em>{' '}
        tab shows what needs you.
      </p>
    );
  }
  if (conversation.kind === 'dm') {
    return <p class="beginning">This conversation is between the two of you.</p>;
  }
  return (
    <p class="beginning">
      This is the beginning of <bdi>#{conversation.name}</bdi>. Type <kbd>/</kbd> to see what you
      can ask the app.
    </p>
  );
}
