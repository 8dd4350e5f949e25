import { signal } from '@preact/signals';
import { longDay } from '../workspace/time.ts';
import { myZone, nowMs, send, state } from '../workspace/workspace.ts';
import { Wave } from './avatar.tsx';
import { Notices } from './notices.tsx';

const starting = signal(false);
const stopping = signal(false);

/** The first page of an empty workspace: two ways to begin, then how far the sample is. */
export function FirstVisit() {
  const seen = state.value;
  const isPlaying = seen?.stage === 'playing-sample' || seen?.progress !== undefined;
  return (
    <main class="first-visit">
      <span class="brand-mark large">
        <Wave />
      </span>
      <h1>Practice workspace</h1>
      <p class="lead">
        A small company where you can try a rollout before you run one. Act as anyone in it, and
        move its clock. Nothing here leaves this machine.
      </p>
      {isPlaying ? <Progress /> : <Choices />}
      <Notices />
    </main>
  );
}

function Choices() {
  return (
    <div class="first-choices">
      <button
        type="button"
        class={starting.value ? 'first-choice main busy' : 'first-choice main'}
        aria-busy={starting.value}
        onClick={() => void begin('sample')}
      >
        <strong>Start with a sample rollout</strong>
        <span>
          Twelve teams bring in a support copilot. The first fifteen weeks play by themselves; then
          it’s your turn, or as soon as you have seen enough.
        </span>
      </button>
      <button
        type="button"
        class="first-choice"
        aria-busy={starting.value}
        onClick={() => void begin('empty')}
      >
        <strong>Start empty</strong>
        <span>
          The people are there, but no rollout yet. You set it up yourself, from the first command
          on.
        </span>
      </button>
    </div>
  );
}

function Progress() {
  const progress = state.value?.progress;
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <div class="progress">
      <div
        class="progress-track"
        role="progressbar"
        aria-label="Playing the sample rollout"
        aria-valuemin={0}
        aria-valuemax={progress?.total ?? 1}
        aria-valuenow={progress?.done ?? 0}
      >
        <span class="progress-bar" style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p aria-live="polite" dir="auto">
        {progress === undefined ? null : <strong>{longDay(nowMs.value, myZone.value)}: </strong>}
        {progress?.says ?? 'Getting the sample ready…'}
      </p>
      <button
        type="button"
        class="button"
        disabled={stopping.value}
        onClick={() => {
          stopping.value = true;
          void send({ act: 'stop-sample' });
        }}
      >
        {stopping.value ? 'Stopping…' : 'Stop here and look around'}
      </button>
    </div>
  );
}

async function begin(how: 'sample' | 'empty'): Promise<void> {
  if (starting.peek()) return;
  starting.value = true;
  await send({ act: 'start', with: how });
  starting.value = false;
}
