import { mergeStates } from '../block-kit/element-state.ts';
import type { ViewState } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { slackView } from '../slack-forms.ts';
import { clearModals, modalStack } from '../state/modal-stack.ts';
import type { StoredView } from '../state/stored-view.ts';
import { pushModal, type Shown, updateView } from '../web-api/showing.ts';
import { missingOrWrong } from './input-check.ts';
import { notify, payloadHead, type Sent, sendInteraction } from './interaction.ts';

/** A person presses the submit button; the acknowledgement says what becomes of the modal. */
export async function submitView(
  world: PracticeWorld,
  as: string,
  viewId: string,
  state?: ViewState,
): Promise<Sent> {
  const stored = world.records.views.get(viewId);
  if (stored === undefined || stored.userId !== as) {
    return { ok: false, notice: notify(world, as, 'This form is no longer open.') };
  }
  const values = mergeStates(stored.values, state ?? stored.values);
  const typed = { ...stored, values, errors: missingOrWrong(stored, values) };
  world.records.views.put(viewId, { ...typed, busy: Object.keys(typed.errors).length === 0 });
  world.changed();
  // Slack checks required fields and lengths on the person's side; the bot hears nothing of it.
  if (Object.keys(typed.errors).length > 0) return { ok: true, payload: undefined };

  const sent = await sendInteraction(world, as, 'interactive', {
    type: 'view_submission',
    ...payloadHead(world, as),
    trigger_id: world.triggers.issue(as, viewId),
    view: slackView(world, typed),
    response_urls: [],
  });
  const current = world.records.views.get(viewId);
  if (current !== undefined) world.records.views.put(viewId, { ...current, busy: false });
  if (sent.ok) followAnswer(world, as, typed, sent.payload);
  world.changed();
  return sent;
}

function followAnswer(
  world: PracticeWorld,
  as: string,
  submitted: StoredView,
  payload: Record<string, unknown> | undefined,
): void {
  const current = world.records.views.get(submitted.id);
  switch (payload?.response_action) {
    case undefined:
      world.records.views.remove(submitted.id);
      return;
    case 'clear':
      clearModals(world.records, as);
      return;
    case 'errors':
      if (current !== undefined) showErrors(world, as, current, payload.errors);
      return;
    case 'update':
      if (current === undefined) return;
      complain(world, as, updateView(world, current, viewIn(payload)));
      return;
    case 'push':
      complain(world, as, pushModal(world, as, viewIn(payload)));
      return;
    default:
      notify(world, as, 'The bot answered with a response_action that does not exist.');
  }
}

/** Errors must name input blocks of the view; with any other block Slack shows a general failure. */
function showErrors(world: PracticeWorld, as: string, view: StoredView, errors: unknown): void {
  const named = Object.entries((errors ?? {}) as Record<string, string>);
  const inputs = new Set(
    listOf(view.view.blocks)
      .filter((block) => block.type === 'input')
      .map((block) => String(block.block_id)),
  );
  const unknown = named.filter(([blockId]) => !inputs.has(blockId)).map(([blockId]) => blockId);
  if (named.length === 0 || unknown.length > 0) {
    const where =
      unknown.length > 0 ? `no input block is called ${unknown.join(', ')}` : 'none given';
    notify(world, as, `We had some trouble connecting. Try again? (errors: ${where})`);
    return;
  }
  world.records.views.put(view.id, { ...view, errors: Object.fromEntries(named) });
}

function complain(world: PracticeWorld, as: string, shown: Shown): void {
  if (shown.ok) return;
  notify(world, as, `We had some trouble connecting. Try again? (${JSON.stringify(shown)})`);
}

/** A person closes the top modal with its close button, or the whole stack with the cross. */
export async function closeView(
  world: PracticeWorld,
  as: string,
  viewId: string,
  all = false,
): Promise<Sent> {
  const stack = modalStack(world.records, as);
  const clears = all || stack.some((one) => one.id === viewId && one.view.clear_on_close === true);
  const closed = clears ? stack : stack.filter((view) => view.id === viewId);
  for (const view of closed) world.records.views.remove(view.id);
  world.changed();
  const told = closed.filter((view) => view.view.notify_on_close === true);
  for (const view of told.reverse()) {
    await sendInteraction(world, as, 'interactive', {
      type: 'view_closed',
      ...payloadHead(world, as),
      view: slackView(world, view),
      is_cleared: clears,
    });
  }
  return { ok: true, payload: undefined };
}

function viewIn(payload: Record<string, unknown>): Record<string, unknown> {
  const view = payload.view;
  return typeof view === 'object' && view !== null ? (view as Record<string, unknown>) : {};
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : [];
}
