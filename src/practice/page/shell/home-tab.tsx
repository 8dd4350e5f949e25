import { Blocks } from '../blocks/blocks.tsx';
import { formFor } from '../inputs/form.ts';
import { SurfaceContext } from '../inputs/surface.ts';
import { state } from '../workspace/workspace.ts';
import { ConversationHeader } from './conversation-header.tsx';
import { Trials } from './trials.tsx';

export function HomeTab() {
  const seen = state.value;
  const home = seen?.home;
  const blocks = Array.isArray(home?.view.blocks) ? home.view.blocks : [];
  const key = `home ${seen?.actingAs}`;
  const surface = {
    key,
    source: { kind: 'home' } as const,
    form: formFor(key),
    blocks,
    errors: home?.errors ?? {},
  };
  return (
    <main class="conversation">
      <ConversationHeader />
      <Trials />
      <div class="scroller">
        {home ? (
          <SurfaceContext.Provider value={surface}>
            <div
              class="home blocks"
              id="home-panel"
              role="tabpanel"
              aria-label="Home"
              aria-busy={home.busy}
            >
              <Blocks blocks={blocks} />
            </div>
          </SurfaceContext.Provider>
        ) : (
          <p class="empty">The app is preparing its home page…</p>
        )}
      </div>
    </main>
  );
}
