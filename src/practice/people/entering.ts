import type { PressSource } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { homeOf } from '../state/modal-stack.ts';
import type { Control } from './controls.ts';
import { type Entered, elementState } from './filling.ts';
import { pressElement } from './press.ts';

/** A person enters a value: a view keeps it, and the bot hears of it where the element asks for that. */
export async function enterValue(
  world: PracticeWorld,
  userId: string,
  control: Control,
  entered: Entered,
): Promise<void> {
  const { source, block, element } = control;
  const place = { blockId: String(block.block_id), actionId: String(element.action_id) };
  const state = await elementState(world, { as: userId, source, ...place }, element, entered);
  keep(world, userId, source, place, state);
  const dispatches = block.type !== 'input' || block.dispatch_action === true;
  if (!dispatches) return;
  await pressElement(world, {
    as: userId,
    source,
    ...place,
    element: state,
    state: { [place.blockId]: { [place.actionId]: state } },
  });
  await world.activity.settled();
}

function keep(
  world: PracticeWorld,
  userId: string,
  source: PressSource,
  at: { blockId: string; actionId: string },
  state: Record<string, unknown>,
): void {
  if (source.kind === 'message') return;
  const viewId = source.kind === 'modal' ? source.viewId : homeOf(world.records, userId)?.id;
  const view = world.records.views.get(viewId ?? '');
  if (view === undefined) return;
  const values = {
    ...view.values,
    [at.blockId]: { ...view.values[at.blockId], [at.actionId]: state },
  };
  world.records.views.put(view.id, { ...view, values });
}
