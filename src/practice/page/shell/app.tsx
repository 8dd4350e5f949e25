import { useEffect } from 'preact/hooks';
import { ConfirmDialog } from '../inputs/confirm.tsx';
import { ThreadPanel } from '../messages/thread-panel.tsx';
import { ModalStack } from '../modals/modal-stack.tsx';
import { bot, current, drawerOpen, isBotConversation, state, tab } from '../workspace/workspace.ts';
import { Conversation } from './conversation.tsx';
import { FirstVisit } from './first-visit.tsx';
import { HomeTab } from './home-tab.tsx';
import { Notices } from './notices.tsx';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';

export function App() {
  const seen = state.value;
  useEffect(() => {
    addEventListener('keydown', slashGoesToComposer);
    return () => removeEventListener('keydown', slashGoesToComposer);
  }, []);
  if (!seen) {
    return (
      <main class="waiting" aria-busy="true">
        <span class="spinner" aria-hidden="true" />
        <p>Opening the practice workspace…</p>
        <Notices />
      </main>
    );
  }
  if (seen.stage !== 'ready') return <FirstVisit />;
  const isHome =
    tab.value === 'home' && isBotConversation(current.value) && bot.value !== undefined;
  return (
    <div class="frame">
      <a class="skip" href="#composer">
        Skip to the message box
      </a>
      <TopBar />
      <SideBar />
      {drawerOpen.value && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes the drawer too
        // biome-ignore lint/a11y/noStaticElementInteractions: the dimmed rest of the page
        <div class="drawer-shade" onClick={() => (drawerOpen.value = false)} />
      )}
      {isHome ? <HomeTab /> : <Conversation />}
      <ThreadPanel />
      <ModalStack />
      <ConfirmDialog />
      {seen.modals.length === 0 && <Notices />}
    </div>
  );
}

/** A slash typed while nothing has the keyboard begins a command. */
function slashGoesToComposer(event: KeyboardEvent): void {
  if (event.key !== '/' || event.target !== document.body) return;
  document.querySelector<HTMLElement>('#composer textarea')?.focus();
}
