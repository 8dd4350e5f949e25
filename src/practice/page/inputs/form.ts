import { type Signal, signal } from '@preact/signals';

/** An input's value as it travels in a view's state: `{ type, value }`, `{ type, selected_option }`… */
export type ElementState = { type: string } & Record<string, unknown>;

/** What a person has typed on one surface; it outlives updates of the view. */
export type Form = {
  values: Signal<Readonly<Record<string, ElementState>>>;
  /** Problems that the page found itself before sending: block_id -> sentence. */
  problems: Signal<Readonly<Record<string, string>>>;
  /** Blocks changed since the last submission: their old error no longer holds. */
  changed: Signal<ReadonlySet<string>>;
};

const forms = new Map<string, Form>();

export function formFor(surfaceKey: string): Form {
  const known = forms.get(surfaceKey);
  if (known) return known;
  const form: Form = { values: signal({}), problems: signal({}), changed: signal(new Set()) };
  forms.set(surfaceKey, form);
  return form;
}

/** Forgets what was typed into modals that are closed. */
export function keepOnlyModals(openViewIds: ReadonlySet<string>): void {
  for (const key of forms.keys()) {
    if (key.startsWith('modal ') && !openViewIds.has(key.slice(6))) forms.delete(key);
  }
}

export function fieldKey(blockId: string, actionId: string): string {
  return JSON.stringify([blockId, actionId]);
}

export function setField(form: Form, blockId: string, actionId: string, next: ElementState): void {
  form.values.value = { ...form.values.peek(), [fieldKey(blockId, actionId)]: next };
  form.changed.value = new Set(form.changed.peek()).add(blockId);
  const { [blockId]: _solved, ...others } = form.problems.peek();
  form.problems.value = others;
}

export function beginSubmission(form: Form, problems: Record<string, string>): void {
  form.problems.value = problems;
  form.changed.value = new Set();
}
