import { signal } from '@preact/signals';
import { clockTime, longDay, shortDay } from '../workspace/time.ts';
import { drawerOpen, myZone, nowMs, openHome, send, state, tab } from '../workspace/workspace.ts';
import { Wave } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { Journey } from './journey.tsx';
import { isDark, theme, toggleTheme } from './theme.ts';
import { WorkspaceMenu } from './workspace-menu.tsx';

const STEPS = [
  { by: 'hour', text: '+1 hour' },
  { by: 'day', text: '+1 day' },
  { by: 'week', text: '+1 week' },
] as const;

const travelling = signal<'hour' | 'day' | 'week' | undefined>(undefined);

export function TopBar() {
  const seen = state.value;
  const dark = theme.value && isDark();
  return (
    <header class="top-bar">
      <button
        type="button"
        class="plain-button drawer-button"
        aria-label="Channels and people"
        aria-expanded={drawerOpen.value}
        onClick={() => (drawerOpen.value = !drawerOpen.value)}
      >
        <Icon name="menu" />
      </button>
      <div class="brand">
        <span class="brand-mark">
          <Wave />
        </span>
        <div class="brand-words">
          <h1>Practice workspace</h1>
          <span class="muted" dir="auto">
            {seen?.workspaceName}
          </span>
        </div>
      </div>
      <section class="clock" aria-label="The practice world’s clock">
        <div class="clock-face">
          <div class="clock-now">
            <span class="wide-only">{longDay(nowMs.value, myZone.value)}</span>
            <span class="narrow-only">{shortDay(nowMs.value, myZone.value)}</span>
            <strong>{clockTime(nowMs.value, myZone.value)}</strong>
          </div>
          <Journey travelling={travelling.value !== undefined} />
        </div>
        <div class="steps">
          {STEPS.map(({ by, text }) => (
            <button
              key={by}
              type="button"
              class={travelling.value === by ? 'button small busy' : 'button small'}
              aria-busy={travelling.value === by}
              aria-disabled={travelling.value !== undefined}
              onClick={() => void travel(by)}
            >
              {text}
            </button>
          ))}
          {seen?.playsOn && (
            <button
              type="button"
              class="button small"
              aria-disabled={travelling.value !== undefined}
              title="Thirteen weeks of the sample, in which use goes on"
              onClick={() => void send({ act: 'start', with: 'quarter' })}
            >
              +1 quarter
            </button>
          )}
        </div>
      </section>
      <button
        type="button"
        class="plain-button theme-button"
        aria-label={dark ? 'Use the light colours' : 'Use the dark colours'}
        title={dark ? 'Light colours' : 'Dark colours'}
        onClick={toggleTheme}
      >
        <Icon name={dark ? 'sun' : 'moon'} />
      </button>
      <WorkspaceMenu />
    </header>
  );
}

async function travel(by: 'hour' | 'day' | 'week'): Promise<void> {
  if (travelling.peek()) return;
  travelling.value = by;
  await send({ act: 'travel', by });
  travelling.value = undefined;
  if (tab.peek() === 'home') openHome();
}
