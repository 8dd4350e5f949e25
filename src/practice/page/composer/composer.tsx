import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageConversation } from '../../page-api.ts';
import { Icon } from '../shell/icons.tsx';
import { personOf, send, state } from '../workspace/workspace.ts';
import { AttachButton } from './attach-button.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { actOf } from './outgoing.ts';
import { ShortcutMenu } from './shortcut-menu.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { commandIn, type Suggestion, suggestionsFor } from './suggestions.ts';

type Props = { conversation: PageConversation; threadTs: string | undefined };

export function Composer({ conversation, threadTs }: Props) {
  const seen = state.value;
  const draftKey = `${seen?.actingAs} ${conversation.id} ${threadTs ?? ''}`;
  const [text, setText] = useState(draftOf(draftKey));
  const [caret, setCaret] = useState(text.length);
  const [active, setActive] = useState(0);
  /** The arrows were used: Enter then means the pointed-at suggestion. */
  const [pointed, setPointed] = useState(false);
  const [hidden, setHidden] = useState(false);
  const [focused, setFocused] = useState(false);
  const [sending, setSending] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  /** Where the caret goes when what was picked is written. */
  const picked = useRef<number | undefined>(undefined);
  const listId = useId();
  /** A thread takes no commands. */
  const commands = threadTs ? [] : (seen?.commands ?? []);
  const offered =
    hidden || !focused || !seen ? [] : suggestionsFor(text.slice(0, caret), { ...seen, commands });
  const at = Math.min(active, offered.length - 1);
  const command = commandIn(text, commands);

  const write = (next: string, at = next.length) => {
    keepDraft(draftKey, next);
    setText(next);
    setCaret(at);
    setActive(0);
    setPointed(false);
    setHidden(false);
  };
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(200, box.scrollHeight)}px`;
    // With the text, and not a frame later: by then a quick typist has gone on.
    if (picked.current === undefined) return;
    box.focus();
    box.setSelectionRange(picked.current, picked.current);
    picked.current = undefined;
  }, [text]);

  const pick = ({ from, insert }: Suggestion) => {
    const next = text.slice(0, from) + insert + text.slice(caret).trimStart();
    write(next, from + insert.length);
    picked.current = from + insert.length;
  };
  const submit = async () => {
    if (sending || !seen || text.trim() === '') return;
    setSending(true);
    write('');
    const outcome = await send(actOf(text, seen, conversation.id, threadTs));
    if (!outcome.ok && draftOf(draftKey) === '') write(text);
    setSending(false);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = offered[at];
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const first = isWhole(text, command?.command) && !pointed && step === 1;
      setPointed(true);
      return setActive(first ? 0 : (at + step + offered.length) % offered.length);
    }
    if (chosen && event.key === 'Escape') {
      event.preventDefault();
      return setHidden(true);
    }
    const completes =
      event.key === 'Tab' ||
      (event.key === 'Enter' && (pointed || !isWhole(text, command?.command)));
    if (chosen && completes && !event.shiftKey) {
      event.preventDefault();
      return pick(chosen);
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };

  return (
    <div class="composer" id={threadTs ? undefined : 'composer'}>
      {offered.length > 0 && (
        <SuggestionList
          id={listId}
          suggestions={offered}
          active={isWhole(text, command?.command) && !pointed ? -1 : at}
          onPick={pick}
          onPoint={setActive}
        />
      )}
      <div class={sending ? 'composer-box busy' : 'composer-box'}>
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          value={text}
          placeholder={placeholder(conversation, threadTs)}
          aria-label={placeholder(conversation, threadTs)}
          aria-haspopup="listbox"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
          onInput={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
        {!threadTs && <AttachButton conversationId={conversation.id} />}
        {!threadTs && <ShortcutMenu />}
        <button
          type="button"
          class="send"
          aria-label="Send"
          title="Send (Enter)"
          disabled={text.trim() === ''}
          onClick={() => void submit()}
        >
          <Icon name="send" />
        </button>
      </div>
      <p class="composer-hint">
        {command ? (
          <>
            <b>{command.command}</b> <span class="usage">{command.usageHint}</span>
          </>
        ) : (
          <>
            <b>Enter</b> sends, <b>Shift + Enter</b> starts a new line{threadTs ? '' : ', '}
            {!threadTs && <b>/</b>}
            {threadTs ? '' : ' shows the commands'}
          </>
        )}
      </p>
    </div>
  );
}

/** After "/rollout " Enter sends: the bare command is a whole sentence. */
function isWhole(text: string, command: string | undefined): boolean {
  return command !== undefined && text.startsWith(`${command} `) && !/ @[^@]*$/.test(text);
}

function placeholder(conversation: PageConversation, threadTs: string | undefined): string {
  if (threadTs) return 'Reply in the thread';
  const name = personOf(conversation.withId ?? '')?.name ?? conversation.name;
  return conversation.kind === 'channel' ? `Message #${name}` : `Message ${name}`;
}
