import { z } from 'zod';
import { anyBlock } from './blocks.ts';
import { clashes, tooMuchForOneMessage } from './cross-checks.ts';
import { placeAll } from './placed.ts';
import { type Problem, shapeProblems } from './problem.ts';
import { misplaced } from './surfaces.ts';

const BLOCKS_AT_MOST = 50;
const blockList = z.array(anyBlock);

/** What Slack would refuse in this message; an empty list means that it would be posted. */
export function validateMessage(message: object): Problem[] {
  const payload = message as { blocks?: unknown; attachments?: unknown };
  const own = payload.blocks === undefined ? [] : inMessage(payload.blocks, '/blocks');
  const attachments = Array.isArray(payload.attachments) ? payload.attachments : [];
  const attached = attachments.flatMap((attachment: { blocks?: unknown }, at) =>
    attachment.blocks === undefined
      ? []
      : inMessage(attachment.blocks, `/attachments/${at}/blocks`),
  );
  return [...own, ...attached];
}

function inMessage(blocks: unknown, pointer: string): Problem[] {
  const shape = shapeProblems(blockList, blocks, pointer);
  const placed = placeAll(blocks, pointer);
  const tooMany = Array.isArray(blocks) && blocks.length > BLOCKS_AT_MOST;
  return [
    ...shape,
    ...(tooMany ? [{ pointer, says: `no more than ${BLOCKS_AT_MOST} items allowed` }] : []),
    ...misplaced(placed, 'message'),
    ...clashes(placed),
    ...tooMuchForOneMessage(placed),
  ];
}
