import { useRef, useState } from 'preact/hooks';
import { Popover } from '../inputs/popover.tsx';
import { lookAs, myZone, personOf, state } from '../workspace/workspace.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Unread } from './unread.tsx';

/** What happened on the way, and who was sent something: a press becomes that person and opens what came. */
export function Journey({ travelling }: { travelling: boolean }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const seen = state.value;
  const said = travelling ? 'On the way…' : (seen?.journey ?? `${placeOf(myZone.value)} time`);
  if (travelling || !seen || seen.received.length === 0) {
    return (
      <div class="journey" aria-live="polite" title={said}>
        {said}
      </div>
    );
  }
  return (
    <div class="journey" aria-live="polite">
      <button
        ref={button}
        type="button"
        class="journey-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={said}
        onClick={() => setOpen(!open)}
      >
        <span class="journey-words">{said}</span>
        <span class="journey-more">
          Who got what <Icon name="down" />
        </span>
      </button>
      {open && (
        <Popover anchor={button} onClose={() => setOpen(false)} width="content" align="end">
          <ReceivedList onClose={() => setOpen(false)} />
        </Popover>
      )}
    </div>
  );
}

function ReceivedList({ onClose }: { onClose: () => void }) {
  const received = state.value?.received ?? [];
  return (
    <div
      class="person-list"
      role="dialog"
      aria-label="Who got what"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p class="list-note">Direct messages on the way. Choose someone to read theirs as they do.</p>
      {received.map(({ personId, messages, latest }, index) => (
        <button
          key={personId}
          type="button"
          class="person-row received"
          // biome-ignore lint/a11y/noAutofocus: the list was just opened by its button
          autoFocus={index === 0}
          onClick={() => {
            onClose();
            lookAs(personId, 'messages');
          }}
        >
          <span class="person-card">
            <Avatar person={personOf(personId)} />
            <span class="person-words">
              <span class="person-name" dir="auto">
                {personOf(personId)?.name ?? personId}
              </span>
              <span class="received-line" dir="auto">
                {latest}
              </span>
              {messages > 1 && <span class="person-role">{messages} messages</span>}
            </span>
          </span>
          <Unread count={personOf(personId)?.unread ?? 0} />
        </button>
      ))}
    </div>
  );
}

function placeOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}
