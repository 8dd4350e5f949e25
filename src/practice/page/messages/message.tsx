import type { PageConversation, PageMessage } from '../../page-api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { formFor } from '../inputs/form.ts';
import { SurfaceContext } from '../inputs/surface.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icons.tsx';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { clockTime, longDay } from '../workspace/time.ts';
import { myZone, nameOf, openThread, personOf } from '../workspace/workspace.ts';
import { focusedMessage, moveBetweenMessages } from './message-focus.ts';
import { MessageTools } from './message-tools.tsx';

type Props = {
  message: PageMessage;
  conversation: PageConversation;
  replies: readonly PageMessage[];
  isFollowUp: boolean;
  inThread: boolean;
  /** The one message of its list that Tab stops at. */
  isStop: boolean;
};

export function Message({ message, conversation, replies, isFollowUp, inThread, isStop }: Props) {
  const author = personOf(message.authorId);
  const ms = Date.parse(message.at);
  const time = clockTime(ms, myZone.value);
  const look = [
    'message',
    isFollowUp ? 'follow-up' : '',
    message.onlyVisibleToYou ? 'ephemeral' : '',
  ];
  return (
    <article
      class={look.join(' ')}
      aria-label={`${author?.name ?? 'Someone'}, ${time}`}
      data-ts={message.ts}
      tabIndex={isStop ? 0 : -1}
      onFocusIn={() => (focusedMessage.value = message.ts)}
      onKeyDown={moveBetweenMessages}
    >
      <div class="gutter">
        {isFollowUp ? (
          <time class="gutter-time" dateTime={message.at}>
            {time}
          </time>
        ) : (
          <Avatar person={author} />
        )}
      </div>
      <div class="message-body">
        {message.onlyVisibleToYou && (
          <p class="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {!isFollowUp && (
          <p class="byline">
            <strong dir="auto">{author?.name ?? message.authorId}</strong>
            {author?.isBot && <span class="tag">App</span>}
            {author?.status && <span class="muted">{author.status}</span>}
            <time dateTime={message.at} title={`${longDay(ms, myZone.value)}, ${time}`}>
              {time}
            </time>
          </p>
        )}
        <MessageContent message={message} conversationId={conversation.id} />
        {message.edited && <span class="edited">(edited)</span>}
        {replies.length > 0 && !inThread && <ThreadLink message={message} replies={replies} />}
      </div>
      <MessageTools
        message={message}
        conversation={conversation}
        inThread={inThread}
        isReachable={focusedMessage.value === message.ts}
      />
    </article>
  );
}

function MessageContent({
  message,
  conversationId,
}: {
  message: PageMessage;
  conversationId: string;
}) {
  const key = `message ${conversationId} ${message.ts}`;
  const surface = {
    key,
    source: { kind: 'message', conversation: conversationId, ts: message.ts } as const,
    form: formFor(key),
    blocks: message.blocks,
    errors: {},
  };
  return (
    <div class="blocks">
      {message.blocks.length > 0 ? (
        <SurfaceContext.Provider value={surface}>
          <Blocks blocks={message.blocks} />
        </SurfaceContext.Provider>
      ) : (
        message.text && <MrkdwnText text={message.text} />
      )}
      {message.files.map((file) => (
        <span key={file.name} class="file">
          <Icon name="file" />
          <bdi>{file.title || file.name}</bdi>
        </span>
      ))}
    </div>
  );
}

function ThreadLink({
  message,
  replies,
}: {
  message: PageMessage;
  replies: readonly PageMessage[];
}) {
  const names = [...new Set(replies.map((reply) => reply.authorId))];
  return (
    <button type="button" class="thread-link" onClick={() => (openThread.value = message.ts)}>
      {names.slice(0, 3).map((id) => (
        <Avatar key={id} person={personOf(id)} size="small" />
      ))}
      <span>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</span>
      <span class="muted" dir="auto">
        last by {nameOf(replies.at(-1)?.authorId ?? '')}
      </span>
    </button>
  );
}
