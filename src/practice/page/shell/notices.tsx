import { signal } from '@preact/signals';
import { connected, problem, state } from '../workspace/workspace.ts';
import { Icon } from './icons.tsx';

const dismissed = signal<string | undefined>(undefined);

/** Short sentences about what went wrong, above the composer, until dismissed or overtaken. */
export function Notices({ inside = false }: { inside?: boolean }) {
  const notice = state.value?.notice;
  if (notice === undefined && dismissed.peek() !== undefined) dismissed.value = undefined;
  const shown = [
    connected.value
      ? undefined
      : { text: 'The practice workspace isn’t answering. Trying again…', close: undefined },
    problem.value ? { text: problem.value, close: dismissProblem } : undefined,
    notice && notice !== dismissed.value && notice !== problem.value
      ? { text: notice, close: () => (dismissed.value = notice) }
      : undefined,
  ].filter((one) => one !== undefined);
  return (
    <div class={inside ? 'notices inside' : 'notices'} role="status" aria-live="polite">
      {shown.map(({ text, close }) => (
        <div key={text} class="notice">
          <span dir="auto">{text}</span>
          {close && (
            <button type="button" class="plain-button" aria-label="Dismiss" onClick={close}>
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

/** The server may keep saying the same sentence; one dismissal is enough. */
function dismissProblem(): void {
  dismissed.value = problem.peek();
  problem.value = undefined;
}
