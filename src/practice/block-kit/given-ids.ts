type Json = Record<string, unknown>;

/** Slack names the blocks and elements that came without an id; a name stays the same for the same place. */
export function withIds(blocks: Json[]): Json[] {
  return blocks.map((block, at) => blockWithIds(block, `b${at}`));
}

function blockWithIds(block: Json, fallback: string): Json {
  const blockId = typeof block.block_id === 'string' ? block.block_id : fallback;
  const named: Json = { ...block, block_id: blockId };
  for (const field of ['element', 'accessory']) {
    if (isObject(block[field])) named[field] = elementWithId(block[field], `${blockId}-a`);
  }
  if (block.type !== 'rich_text' && block.type !== 'context' && Array.isArray(block.elements)) {
    named.elements = block.elements.map((element: unknown, at) => {
      if (!isObject(element)) return element;
      return element.type === 'card'
        ? blockWithIds(element, `${blockId}-${at}`)
        : elementWithId(element, `${blockId}-a${at}`);
    });
  }
  if (block.type === 'card' && Array.isArray(block.actions)) {
    named.actions = block.actions.map((element: unknown, at) =>
      isObject(element) ? elementWithId(element, `${blockId}-a${at}`) : element,
    );
  }
  if (Array.isArray(block.child_blocks)) {
    named.child_blocks = block.child_blocks.map((child: unknown, at) =>
      isObject(child) ? blockWithIds(child, `${blockId}-${at}`) : child,
    );
  }
  return named;
}

function elementWithId(element: Json, fallback: string): Json {
  if (element.type === 'image' || typeof element.action_id === 'string') return element;
  return { ...element, action_id: fallback };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
