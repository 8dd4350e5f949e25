import { lookAs, personOf, send, state } from '../workspace/workspace.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';

/** Three things to try after the sample, each as somebody else. */
export function Trials() {
  const trials = state.value?.trials ?? [];
  if (trials.length === 0) return null;
  return (
    <aside class="trials" aria-label="Three things to try">
      <div class="trials-head">
        <h3>Three things to try</h3>
        <button
          type="button"
          class="plain-button"
          aria-label="Dismiss the three things to try"
          onClick={() => void send({ act: 'dismiss-trials' })}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="trials-list">
        {trials.map(({ says, as, open }) => (
          <button
            key={says}
            type="button"
            class="trial"
            aria-current={state.value?.actingAs === as ? 'true' : undefined}
            onClick={() => lookAs(as, open)}
          >
            <Avatar person={personOf(as)} size="small" />
            <span>
              <b dir="auto">{personOf(as)?.name}</b>
              <span class="trial-says">{says}</span>
            </span>
          </button>
        ))}
      </div>
    </aside>
  );
}
