import { useEffect, useRef, useState } from 'preact/hooks';
import type { PagePerson } from '../../page-api.ts';
import { Popover } from '../inputs/popover.tsx';
import { clockTime } from '../workspace/time.ts';
import { actAs, me, nowMs, state } from '../workspace/workspace.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';

/** "You are acting as …": who one is in the practice world. */
export function PersonPicker() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const mine = me.value;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="acting">
      <span class="side-title" id="acting-label">
        You are acting as
      </span>
      <button
        ref={button}
        type="button"
        class="acting-card"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-describedby="acting-label"
        onClick={() => setOpen(!open)}
      >
        <PersonCard person={mine} />
        <Icon name="swap" />
      </button>
      {open && (
        <Popover anchor={button} onClose={() => setOpen(false)} width="anchor">
          <PersonList onClose={close} />
        </Popover>
      )}
    </div>
  );
}

function PersonList({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const people = (state.value?.people ?? []).filter((person) => !person.isBot);
  const shown = people.filter((person) =>
    `${person.name} ${person.role}`.toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  );

  useEffect(() => {
    const here = box.current?.querySelector<HTMLElement>('input, [aria-pressed=true]');
    here?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      return onClose();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const rows = [
      ...(box.current?.querySelectorAll<HTMLElement>('input, .person-row:not(:disabled)') ?? []),
    ];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[(at + step + rows.length) % rows.length]?.focus();
  };

  return (
    <div
      ref={box}
      class="person-list"
      role="dialog"
      aria-label="Choose whom you act as"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {people.length > 8 && (
        <input
          class="text-input"
          type="search"
          placeholder="Find a person or a role"
          aria-label="Find a person or a role"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && shown[0] && !shown[0].deactivated) {
              event.preventDefault();
              onClose();
              actAs(shown[0].id);
            }
          }}
        />
      )}
      {shown.length === 0 && <p class="list-note">Nobody by that name or role.</p>}
      {shown.map((person) => (
        <button
          key={person.id}
          type="button"
          class="person-row"
          disabled={person.deactivated}
          aria-pressed={person.id === me.value?.id}
          onClick={() => {
            onClose();
            actAs(person.id);
          }}
        >
          <PersonCard person={person} />
        </button>
      ))}
    </div>
  );
}

function PersonCard({ person }: { person: PagePerson | undefined }) {
  if (!person) return <span>Nobody</span>;
  return (
    <span class="person-card">
      <Avatar person={person} />
      <span class="person-words">
        <span class="person-name" dir="auto">
          {person.name}
          {person.status && <span class="muted"> {person.status}</span>}
        </span>
        <span class="person-role" dir="auto">
          {person.deactivated ? 'Deactivated account' : person.role}
        </span>
        <span class="person-time">
          {clockTime(nowMs.value, person.timeZone)} in{' '}
          {person.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}
        </span>
      </span>
    </span>
  );
}
