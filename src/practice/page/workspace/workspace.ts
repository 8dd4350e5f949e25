import { batch, computed, effect, signal } from '@preact/signals';
import type { Act, ActOutcome, PageConversation, PagePerson, PageState } from '../../page-api.ts';
import { forgetDrafts } from '../composer/drafts.ts';
import { fetchState, listen, postAct } from './server.ts';

export const state = signal<PageState | undefined>(undefined);
export const connected = signal(true);
/** The last refusal of an act, until it is dismissed or something works again. */
export const problem = signal<string | undefined>(undefined);
/** Which tab of the bot's conversation is open. */
export const tab = signal<'messages' | 'home'>(tabFromAddress());
export const openThread = signal<string | undefined>(undefined);
export const drawerOpen = signal(false);

const wanted = signal<{ as: string | undefined; conversation: string | undefined }>(fromAddress());

export const people = computed(
  () => new Map((state.value?.people ?? []).map((person) => [person.id, person])),
);
export const conversations = computed(
  () => new Map((state.value?.conversations ?? []).map((one) => [one.id, one])),
);
export const me = computed(() => people.value.get(state.value?.actingAs ?? ''));
export const myZone = computed(() => me.value?.timeZone ?? 'UTC');
export const nowMs = computed(() => Date.parse(state.value?.now ?? '1970-01-01T00:00:00Z'));
export const current = computed(() => conversations.value.get(state.value?.conversationId ?? ''));
export const bot = computed(() => (state.value?.people ?? []).find((person) => person.isBot));

let fetching = false;
let stale = false;

/** Asks for the state once, however many changes are announced meanwhile. */
export async function refresh(): Promise<void> {
  stale = true;
  if (fetching) return;
  fetching = true;
  try {
    while (stale) {
      stale = false;
      const asked = wanted.peek();
      const next = await fetchState(asked.as, asked.conversation);
      if (asked === wanted.peek()) state.value = next;
      else stale = true;
    }
    connected.value = true;
  } catch {
    connected.value = false;
    setTimeout(() => void refresh(), 1500);
  } finally {
    fetching = false;
  }
}

export async function send(act: Act): Promise<ActOutcome> {
  const outcome = await postAct(act);
  problem.value = outcome.ok ? undefined : outcome.error;
  await refresh();
  return outcome;
}

/** Whoever looks at the Home tab goes on looking at it: each role has its own. */
export function actAs(id: string): void {
  const wasHome = tab.peek() === 'home';
  go({ as: id, conversation: wanted.peek().conversation });
  if (wasHome) openHome(id);
}

/** Becomes somebody and looks at what the app says to them: their conversation with it, or their Home tab. */
export function lookAs(id: string, where: 'home' | 'messages'): void {
  go({ as: id, conversation: undefined });
  if (where === 'home') openHome(id);
}

/** Begins again with an empty world; the page follows when it is there. */
export async function startOver(): Promise<void> {
  const outcome = await send({ act: 'start-over' });
  if (!outcome.ok) return;
  forgetDrafts();
  go({ as: undefined, conversation: undefined });
}

export function openConversation(id: string): void {
  go({ as: state.peek()?.actingAs, conversation: id });
}

export function openHome(as = state.peek()?.actingAs): void {
  if (!as) return;
  tab.value = 'home';
  keepAddress();
  void send({ act: 'open-home', as });
}

export function isBotConversation(conversation: PageConversation | undefined): boolean {
  return people.value.get(conversation?.withId ?? '')?.isBot === true;
}

export function nameOf(id: string): string {
  return people.value.get(id)?.name ?? id;
}

export function personOf(id: string): PagePerson | undefined {
  return people.value.get(id);
}

export function startWorkspace(): void {
  listen(
    () => void refresh(),
    (up) => {
      connected.value = up;
    },
  );
  void refresh();
  markRead();
  landOnHome();
  effect(() => {
    const unread = (state.value?.conversations ?? []).reduce((sum, one) => sum + one.unread, 0);
    document.title = unread > 0 ? `(${unread}) Practice workspace` : 'Practice workspace';
  });
}

function go(next: { as: string | undefined; conversation: string | undefined }): void {
  batch(() => {
    wanted.value = next;
    tab.value = 'messages';
    openThread.value = undefined;
    drawerOpen.value = false;
    problem.value = undefined;
  });
  keepAddress();
  void refresh();
}

/** What a reload needs to show the same place again. */
export function keepAddress(): void {
  const { as, conversation } = wanted.peek();
  const query = new URLSearchParams();
  if (as) query.set('as', as);
  if (conversation) query.set('in', conversation);
  if (tab.peek() === 'home') query.set('tab', 'home');
  history.replaceState(null, '', `?${query}`);
}

function tabFromAddress(): 'messages' | 'home' {
  return new URLSearchParams(location.search).get('tab') === 'home' ? 'home' : 'messages';
}

/** After the sample, and after a reload on it, the Home tab is what one sees. */
function landOnHome(): void {
  let stage: PageState['stage'] | undefined;
  effect(() => {
    const seen = state.value;
    if (seen === undefined) return;
    const before = stage;
    stage = seen.stage;
    if (seen.stage !== 'ready' || before === 'ready') return;
    const hasPlayed = before === 'playing-sample';
    if (hasPlayed) lookAs(seen.actingAs, 'home');
    else if (before === undefined && tab.peek() === 'home') openHome(seen.actingAs);
  });
}

function fromAddress(): { as: string | undefined; conversation: string | undefined } {
  const query = new URLSearchParams(location.search);
  return { as: query.get('as') ?? undefined, conversation: query.get('in') ?? undefined };
}

let lastRead = '';

function markRead(): void {
  effect(() => {
    const seen = state.value;
    if (seen?.stage !== 'ready' || tab.value === 'home') return;
    if ((current.value?.unread ?? 0) === 0) return;
    const key = [seen.actingAs, seen.conversationId, seen.messages.at(-1)?.ts].join(' ');
    if (key === lastRead) return;
    lastRead = key;
    void postAct({ act: 'read', as: seen.actingAs, conversation: seen.conversationId });
  });
}
