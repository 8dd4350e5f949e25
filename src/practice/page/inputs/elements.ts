import type {
  ActionsBlockElement,
  ContainerBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
} from '@slack/types';

/** Elements that hold a value or can be pressed; the workspace gives each an action_id. */
export type AnyElement = (InputBlockElement | ActionsBlockElement) & { action_id: string };
export type OptionOf = {
  text: { type: string; text: string; emoji?: boolean };
  value?: string;
  description?: { type: string; text: string };
  url?: string;
};

export function blockIdOf(block: unknown, index: number): string {
  const id = (block as { block_id?: unknown } | null)?.block_id;
  return typeof id === 'string' && id !== '' ? id : `block-${index}`;
}

export function actionIdOf(element: unknown, index = 0): string {
  const id = (element as { action_id?: unknown } | null)?.action_id;
  return typeof id === 'string' && id !== '' ? id : `action-${index}`;
}

const HOLDS_NO_VALUE = new Set([
  'button',
  'overflow',
  'image',
  'workflow_button',
  'icon_button',
  'feedback_buttons',
]);

/** Every element of a surface that holds a value, with the block in which it stands. */
export function inputsOf(
  blocks: readonly unknown[],
): { blockId: string; element: AnyElement; input: InputBlock | undefined }[] {
  return (blocks as readonly KnownBlock[]).flatMap((block, index) => {
    const blockId = blockIdOf(block, index);
    switch (block?.type) {
      case 'input':
        return [{ blockId, element: withId(block.element), input: block }];
      case 'section':
        return holding(block.accessory ? [block.accessory] : [], blockId);
      case 'actions':
        return holding(block.elements ?? [], blockId);
      case 'container':
        return inputsOf((block as ContainerBlock).child_blocks ?? []);
      default:
        return [];
    }
  });
}

function holding(elements: readonly { type: string }[], blockId: string) {
  return elements
    .map((element, index) => ({ blockId, element: withId(element, index), input: undefined }))
    .filter(({ element }) => !HOLDS_NO_VALUE.has(element.type));
}

export function withId(element: unknown, index = 0): AnyElement {
  return { ...(element as AnyElement), action_id: actionIdOf(element, index) };
}
