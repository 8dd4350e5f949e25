import type { Message } from '../../../../src/platform/slack/blocks.ts';

type Part = {
  type: string;
  text?: string | { text: string };
  accessory?: Part;
  elements?: Part[];
};

/** A message line by line as it is read: the first line of each section with its button, each row of buttons, the small print. */
export function wordsOf({ blocks }: Pick<Message, 'blocks'>): string[] {
  return (blocks as Part[]).map((block) => {
    if (block.type === 'actions') return (block.elements ?? []).map(buttonWords).join(' ');
    if (block.type === 'context') return (block.elements ?? []).map(textOf).join(' ');
    const button = block.accessory === undefined ? '' : ` ${buttonWords(block.accessory)}`;
    return `${textOf(block)
      .split('\n')[0]
      ?.replace(/^\*(.*)\*$/, '$1')}${button}`;
  });
}

const buttonWords = (part: Part) => `[${textOf(part)}]`;

function textOf({ text }: Part): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}
