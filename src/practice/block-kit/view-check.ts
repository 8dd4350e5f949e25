import { z } from 'zod';
import { anyBlock } from './blocks.ts';
import { clashes } from './cross-checks.ts';
import { type Placed, placeAll } from './placed.ts';
import { type Problem, shapeProblems } from './problem.ts';
import { misplaced } from './surfaces.ts';
import { plainText, upTo } from './text-object.ts';

const carried = {
  blocks: z.array(anyBlock).min(1).max(100),
  private_metadata: upTo(3000).optional(),
  callback_id: upTo(255).optional(),
  external_id: upTo(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...carried,
});

const home = z.strictObject({
  type: z.literal('home'),
  ...carried,
  blocks: z.array(anyBlock).max(100),
});
const anyView = z.discriminatedUnion('type', [modal, home]);

/** What Slack would refuse in this modal or App Home; an empty list means that it would be shown. */
export function validateView(payload: object): Problem[] {
  const view = payload as { type?: unknown; blocks?: unknown; submit?: unknown };
  const placed = placeAll(view.blocks, '/blocks');
  const surface = view.type === 'home' ? 'home' : 'modal';
  const needsSubmit =
    surface === 'modal' && view.submit === undefined && placed.blocks.some(isInput);
  return [
    ...shapeProblems(anyView, view),
    ...(needsSubmit ? [{ pointer: '/submit', says: 'a view with input blocks needs submit' }] : []),
    ...misplaced(placed, surface),
    ...clashes(placed),
    ...misusedAnswers(placed, surface),
  ];
}

function isInput({ value }: { value: Record<string, unknown> }): boolean {
  return value.type === 'input';
}

/** A form may ask for a response_url only in an input block of a modal. */
function misusedAnswers(placed: Placed, surface: string): Problem[] {
  const inputs = new Set(placed.blocks.filter(isInput).map((one) => one.pointer));
  return placed.elements
    .filter(
      ({ value, block }) =>
        value.response_url_enabled === true && (surface !== 'modal' || !inputs.has(block)),
    )
    .map(({ pointer }) => ({
      pointer: `${pointer}/response_url_enabled`,
      says: 'response_url_enabled works only in input blocks of a modal',
    }));
}
