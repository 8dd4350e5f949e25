import {
  conversations,
  myZone,
  nowMs,
  openConversation,
  people,
  state,
} from '../workspace/workspace.ts';
import { emojiFor } from './emoji.ts';
import type { Inline } from './inline.ts';
import { SafeLink } from './safe-link.tsx';
import { fillDate } from './slack-date.ts';

export function InlineText({ nodes }: { nodes: readonly Inline[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <InlineNode key={index} node={node} />
      ))}
    </>
  );
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return <code>{node.text}</code>;
    case 'bold':
      return <InTag tag="strong" nodes={node.children} />;
    case 'italic':
      return <InTag tag="em" nodes={node.children} />;
    case 'strike':
      return <InTag tag="s" nodes={node.children} />;
    case 'underline':
      return <InTag tag="u" nodes={node.children} />;
    case 'highlight':
      return <InTag tag="mark" nodes={node.children} />;
    case 'link':
      return (
        <SafeLink url={node.url}>
          <InlineText nodes={node.children} />
        </SafeLink>
      );
    case 'user':
      return <UserChip id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelChip id={node.id} label={node.label} />;
    case 'group':
      return <span class="chip">@{(node.label ?? 'group').replace(/^@/, '')}</span>;
    case 'broadcast':
      return <span class="chip chip-me">@{node.range}</span>;
    case 'date':
      return <DateText node={node} />;
    case 'emoji':
      return <EmojiText name={node.name} />;
  }
}

function InTag({
  tag: Tag,
  nodes,
}: {
  tag: 'strong' | 'em' | 's' | 'u' | 'mark';
  nodes: Inline[];
}) {
  return (
    <Tag>
      <InlineText nodes={nodes} />
    </Tag>
  );
}

function UserChip({ id, label }: { id: string; label: string | undefined }) {
  const person = people.value.get(id);
  const isMe = id === state.value?.actingAs;
  return (
    <span class={isMe ? 'chip chip-me' : 'chip'} title={person?.role}>
      <bdi>@{person?.name ?? label ?? id}</bdi>
    </span>
  );
}

function ChannelChip({ id, label }: { id: string; label: string | undefined }) {
  const channel = conversations.value.get(id);
  if (!channel) return <span class="chip">#{label ?? 'channel you can’t see'}</span>;
  return (
    <button type="button" class="chip chip-button" onClick={() => openConversation(id)}>
      #{channel.name}
    </button>
  );
}

function DateText({ node }: { node: Inline & { kind: 'date' } }) {
  const shown = fillDate(node.format, node.seconds, myZone.value, nowMs.value);
  const title = fillDate('{date_long}, {time}', node.seconds, myZone.value, nowMs.value);
  const time = <time title={`${title} (${myZone.value})`}>{shown || node.fallback}</time>;
  return node.url ? <SafeLink url={node.url}>{time}</SafeLink> : time;
}

function EmojiText({ name }: { name: string }) {
  const known = emojiFor(name);
  if (!known) return <>:{name}:</>;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {known}
    </span>
  );
}
