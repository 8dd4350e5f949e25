import type { Placed } from './placed.ts';
import type { Problem } from './problem.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Blocks that do not appear everywhere; `file` is only ever received. */
const blockSurfaces: Record<string, Surface[]> = {
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message', 'home'],
  context_actions: ['message'],
  data_table: ['message'],
  data_visualization: ['message', 'home'],
  file: [],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
};

const elementSurfaces: Record<string, Surface[]> = {
  datetimepicker: ['message', 'modal'],
  email_text_input: ['modal'],
  feedback_buttons: ['message'],
  file_input: ['modal'],
  icon_button: ['message'],
  number_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  url_text_input: ['modal'],
  workflow_button: ['message'],
};

/** What cannot stand on this surface at all. */
export function misplaced(placed: Placed, surface: Surface): Problem[] {
  return [
    ...placed.blocks.flatMap((one) => refused(one, blockSurfaces, surface)),
    ...placed.elements.flatMap((one) => refused(one, elementSurfaces, surface)),
  ];
}

function refused(
  one: { pointer: string; value: Record<string, unknown> },
  surfaces: Record<string, Surface[]>,
  surface: Surface,
): Problem[] {
  const type = String(one.value.type);
  const allowed = Object.hasOwn(surfaces, type) ? surfaces[type] : undefined;
  if (allowed === undefined || allowed.includes(surface)) return [];
  return [{ pointer: `${one.pointer}/type`, says: `${type} is not supported in a ${surface}` }];
}
