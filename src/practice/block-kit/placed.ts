type Json = Record<string, unknown>;
type At = { pointer: string; value: Json };

/** Every block and every element with its place, children of containers and cards included. */
export type Placed = { blocks: At[]; elements: (At & { block: string })[] };

const ELEMENT_FIELDS = ['element', 'accessory', 'elements', 'actions'];

export function placeAll(blocks: unknown, pointer: string): Placed {
  const placed: Placed = { blocks: [], elements: [] };
  for (const [at, block] of listOf(blocks).entries()) visit(block, `${pointer}/${at}`, placed);
  return placed;
}

function visit(block: unknown, pointer: string, placed: Placed): void {
  if (!isObject(block)) return;
  placed.blocks.push({ pointer, value: block });
  const children = block.type === 'carousel' ? 'elements' : 'child_blocks';
  for (const [at, child] of listOf(block[children]).entries()) {
    visit(child, `${pointer}/${children}/${at}`, placed);
  }
  if (['rich_text', 'context', 'carousel'].includes(String(block.type))) return;
  for (const field of ELEMENT_FIELDS) {
    const held = block[field];
    const several = Array.isArray(held);
    for (const [at, element] of (several ? held : [held]).entries()) {
      if (!isObject(element)) continue;
      const place = several ? `${pointer}/${field}/${at}` : `${pointer}/${field}`;
      placed.elements.push({ pointer: place, value: element, block: pointer });
    }
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
