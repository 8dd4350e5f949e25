/* What one message may hold, and which blocks not every workspace takes. */
const AT_MOST: Readonly<Record<string, number>> = { table: 1, data_visualization: 2 };
const BLOCKS_MAX = 50;
const CHARACTERS_MAX = 12_000;

export function fitIn(blocks: readonly { type: string }[]): boolean {
  const isOver = Object.entries(AT_MOST).some(
    ([type, most]) => blocks.filter((block) => block.type === type).length > most,
  );
  return !isOver && blocks.length <= BLOCKS_MAX && JSON.stringify(blocks).length <= CHARACTERS_MAX;
}

export const isNewer = ({ type }: { type: string }): boolean => AT_MOST[type] !== undefined;
