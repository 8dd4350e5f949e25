import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PressSource } from '../../page-api.ts';
import { send, state } from '../workspace/workspace.ts';
import { collectState, currentState } from './element-state.ts';
import type { AnyElement } from './elements.ts';
import { type ElementState, type Form, fieldKey, formFor, setField } from './form.ts';

/** Where blocks are drawn: a message, the home tab or a modal. */
export type Surface = {
  key: string;
  source: PressSource;
  form: Form;
  blocks: readonly unknown[];
  /** block_id -> sentence, from the bot or from the page itself. */
  errors: Readonly<Record<string, string>>;
};

export const SurfaceContext = createContext<Surface>({
  key: 'none',
  source: { kind: 'home' },
  form: formFor('none'),
  blocks: [],
  errors: {},
});

const pressing = signal<ReadonlySet<string>>(new Set());

export function isPressing(surface: Surface, blockId: string, actionId: string): boolean {
  return pressing.value.has(surface.key + fieldKey(blockId, actionId));
}

/** Sends a press and keeps its element busy until the workspace has answered. */
export async function press(
  surface: Surface,
  blockId: string,
  actionId: string,
  element: Record<string, unknown>,
): Promise<void> {
  const as = state.peek()?.actingAs;
  const key = surface.key + fieldKey(blockId, actionId);
  if (!as || pressing.peek().has(key)) return;
  pressing.value = new Set(pressing.peek()).add(key);
  await send({
    act: 'press',
    as,
    source: surface.source,
    blockId,
    actionId,
    element: { action_id: actionId, block_id: blockId, ...element },
    state: collectState(surface.blocks, surface.form),
  });
  const rest = new Set(pressing.peek());
  rest.delete(key);
  pressing.value = rest;
}

export type Field<E extends AnyElement = AnyElement> = {
  element: E;
  blockId: string;
  /** Ids for labels, hints and errors, unique on the page. */
  id: string;
  describedBy: string | undefined;
  /** Says what the element is for when no label stands beside it. */
  label: string | undefined;
  required: boolean;
  invalid: boolean;
  /** `store` keeps the value; `dispatch` also tells the bot at once. */
  does: 'store' | 'dispatch';
};

/** An element's value on its surface, and how to change it. */
export function useField(field: Field): {
  value: ElementState;
  change: (next: ElementState) => void;
  store: (next: ElementState) => void;
  commit: () => void;
} {
  const surface = useContext(SurfaceContext);
  const { blockId, element } = field;
  const value = currentState(surface.form, blockId, element);
  const store = (next: ElementState) => setField(surface.form, blockId, element.action_id, next);
  const commit = () => {
    if (field.does === 'store') return;
    const now = currentState(surface.form, blockId, element);
    void press(surface, blockId, element.action_id, now);
  };
  const change = (next: ElementState) => {
    store(next);
    commit();
  };
  return { value, change, store, commit };
}
