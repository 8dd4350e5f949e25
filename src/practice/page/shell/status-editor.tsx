import { useRef, useState } from 'preact/hooks';
import { Popover } from '../inputs/popover.tsx';
import { instantOf, isoDay } from '../workspace/time.ts';
import { me, myZone, nowMs, send } from '../workspace/workspace.ts';

const DAY_MS = 86_400_000;
const LENGTHS = [
  { text: 'For today', days: 1 },
  { text: 'For a week', days: 7 },
  { text: 'Until I clear it', days: 0 },
] as const;

/** "Out of office" and the like: the bot reads it too. */
export function StatusEditor() {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const status = me.value?.status;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="link-button"
        aria-expanded={open}
        onClick={() => {
          setText(status ?? '');
          setOpen(!open);
        }}
      >
        {status ? 'Change your status' : 'Set a status'}
      </button>
      <PauseButton />
      {open && (
        <Popover anchor={button} onClose={() => setOpen(false)} width="content">
          <form
            class="status-form"
            onKeyDown={(event) => event.key === 'Escape' && close()}
            onSubmit={(event) => {
              event.preventDefault();
              close();
              void setStatus(text, 1);
            }}
          >
            <label class="label" htmlFor="status-text">
              Your status
            </label>
            <input
              id="status-text"
              class="text-input"
              maxLength={100}
              placeholder="On leave"
              value={text}
              ref={focusWhenShown}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <div class="actions">
              {LENGTHS.map((length) => (
                <button
                  key={length.days}
                  type="button"
                  class="button small"
                  disabled={text.trim() === ''}
                  onClick={() => {
                    close();
                    void setStatus(text, length.days);
                  }}
                >
                  {length.text}
                </button>
              ))}
              {status && (
                <button
                  type="button"
                  class="button small"
                  onClick={() => {
                    close();
                    void setStatus('', 0);
                  }}
                >
                  Clear it
                </button>
              )}
            </div>
          </form>
        </Popover>
      )}
    </>
  );
}

/** Do-not-disturb, as people set it in their chat: until tomorrow morning by their own clock. */
function PauseButton() {
  const pausedUntil = me.value?.pausedUntil;
  return (
    <button
      type="button"
      class="link-button"
      onClick={() => void pause(pausedUntil === undefined ? nextMorning() : undefined)}
    >
      {pausedUntil === undefined ? 'Pause notifications until tomorrow' : 'Resume notifications'}
    </button>
  );
}

function nextMorning(): string {
  const tomorrow = isoDay(nowMs.peek() + DAY_MS, myZone.peek());
  return new Date(instantOf(`${tomorrow}T09:00`, myZone.peek())).toISOString();
}

async function pause(until: string | undefined): Promise<void> {
  const as = me.peek()?.id;
  if (as) await send({ act: 'pause', as, until });
}

function focusWhenShown(input: HTMLInputElement | null): void {
  requestAnimationFrame(() => input?.focus());
}

/** A status ends at midnight of the person's own zone. */
async function setStatus(text: string, days: number): Promise<void> {
  const as = me.peek()?.id;
  if (!as) return;
  const lastDay = isoDay(nowMs.peek() + days * DAY_MS, myZone.peek());
  const ends = instantOf(`${lastDay}T00:00`, myZone.peek());
  const until = days === 0 ? undefined : new Date(ends).toISOString();
  await send({ act: 'status', as, text: text.trim(), until });
}
