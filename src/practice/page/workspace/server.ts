import type { Act, ActOutcome, PageState } from '../../page-api.ts';

export async function fetchState(
  as: string | undefined,
  conversation: string | undefined,
): Promise<PageState> {
  const query = new URLSearchParams();
  if (as) query.set('as', as);
  if (conversation) query.set('conversation', conversation);
  const response = await fetch(`/practice/state?${query}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`The practice workspace answered ${response.status}.`);
  return await response.json();
}

export async function postAct(act: Act): Promise<ActOutcome> {
  try {
    const response = await fetch('/practice/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return await response.json();
  } catch {
    return {
      ok: false,
      error: 'The practice workspace can’t be reached. Is it still running? Nothing was lost.',
    };
  }
}

/** Calls back at each change in the workspace; the browser reconnects by itself. */
export function listen(onChange: () => void, onConnection: (up: boolean) => void): void {
  const events = new EventSource('/practice/events');
  events.addEventListener('changed', onChange);
  events.addEventListener('open', () => {
    onConnection(true);
    onChange();
  });
  events.addEventListener('error', () => onConnection(false));
}
