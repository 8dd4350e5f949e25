import { useEffect, useRef, useState } from 'preact/hooks';
import type { PagePerson } from '../../page-api.ts';
import { confirmed } from '../inputs/confirm.tsx';
import { Popover } from '../inputs/popover.tsx';
import { clockTime } from '../workspace/time.ts';
import { actAs, me, nowMs, send, state } from '../workspace/workspace.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { StatusEditor } from './status-editor.tsx';
import { Unread } from './unread.tsx';

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
        <Popover anchor={button} onClose={() => setOpen(false)} width="content">
          <PersonList onClose={close} />
        </Popover>
      )}
      <StatusEditor />
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
    if (event.defaultPrevented) return;
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
      aria-label="Choose who to act as"
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
        <div key={person.id} class="person-entry">
          <button
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
            <Unread count={person.unread} />
          </button>
          <AccountMenu person={person} onClose={onClose} />
        </div>
      ))}
    </div>
  );
}

/** What a workspace admin can do with somebody's account. */
function AccountMenu({ person, onClose }: { person: PagePerson; onClose: () => void }) {
  const mine = me.value;
  if (!mine?.isAdmin || person.id === mine.id || person.deactivated) return null;
  const deactivate = async () => {
    onClose();
    const isSure = await confirmed({
      title: { type: 'plain_text', text: `Deactivate ${person.name}?` },
      text: {
        type: 'plain_text',
        text: 'This person leaves the company, as if they had quit. See how the app responds.',
      },
      confirm: { type: 'plain_text', text: 'Deactivate the account' },
      deny: { type: 'plain_text', text: 'Keep it' },
      style: 'danger',
    });
    if (isSure) await send({ act: 'deactivate', who: person.id });
  };
  return (
    <Menu
      label={`Account of ${person.name}`}
      class="tool"
      align="end"
      items={[
        { key: 'deactivate', look: 'Deactivate the account…', choose: () => void deactivate() },
      ]}
    >
      <Icon name="more" />
    </Menu>
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
        </span>
        {person.status && (
          <span class="person-status" dir="auto">
            {person.status}
          </span>
        )}
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
