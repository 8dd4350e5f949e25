import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { emojiFor } from './emoji.ts';
import type { Inline } from './inline.ts';
import { InlineText } from './inline-text.tsx';

export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div class="rich" dir="auto">
      {block.elements.map((element, index) => (
        <RichTextPart key={index} element={element} />
      ))}
    </div>
  );
}

function RichTextPart({ element }: { element: RichTextBlockElement }) {
  switch (element.type) {
    case 'rich_text_section':
      return <p>{<InlineText nodes={richInlines(element)} />}</p>;
    case 'rich_text_quote':
      return <blockquote>{<InlineText nodes={richInlines(element)} />}</blockquote>;
    case 'rich_text_preformatted':
      return (
        <pre>
          <code>{<InlineText nodes={richInlines(element)} />}</code>
        </pre>
      );
    case 'rich_text_list': {
      const Tag = element.style === 'ordered' ? 'ol' : 'ul';
      return (
        <Tag class="list" style={{ '--indent': element.indent ?? 0 }}>
          {element.elements.map((item, index) => (
            <li key={index}>
              <InlineText nodes={richInlines(item)} />
            </li>
          ))}
        </Tag>
      );
    }
    default:
      return <pre>{JSON.stringify(element, null, 2)}</pre>;
  }
}

function richInlines(section: { elements: RichTextSection['elements'] }): Inline[] {
  return section.elements.flatMap((element) => styled(element, bare(element)));
}

function styled(element: RichTextElement, nodes: Inline[]): Inline[] {
  const style: Record<string, boolean | undefined> = { ...('style' in element && element.style) };
  let children = nodes;
  if (style.code) return [{ kind: 'code', text: 'text' in element ? (element.text ?? '') : '' }];
  for (const kind of ['bold', 'italic', 'strike', 'underline', 'highlight'] as const) {
    if (style[kind]) children = [{ kind, children }];
  }
  return children;
}

function bare(element: RichTextElement): Inline[] {
  switch (element.type) {
    case 'text':
      return element.text.split('\n').flatMap((line, index): Inline[] => {
        const text: Inline = { kind: 'text', text: line };
        return index === 0 ? [text] : [{ kind: 'break' }, text];
      });
    case 'link':
      return [
        {
          kind: 'link',
          url: element.url,
          children: [{ kind: 'text', text: element.text || element.url }],
        },
      ];
    case 'user':
      return [{ kind: 'user', id: element.user_id, label: undefined }];
    case 'channel':
      return [{ kind: 'channel', id: element.channel_id, label: undefined }];
    case 'usergroup':
      return [{ kind: 'group', id: element.usergroup_id, label: undefined }];
    case 'broadcast':
      return [{ kind: 'broadcast', range: element.range }];
    case 'emoji':
      return [emoji(element.name, element.unicode)];
    case 'date':
      return [
        {
          kind: 'date',
          seconds: element.timestamp,
          format: element.format,
          url: element.url,
          fallback: element.fallback ?? '',
        },
      ];
    case 'color':
      return [{ kind: 'code', text: element.value }];
    default:
      return [{ kind: 'code', text: JSON.stringify(element) }];
  }
}

function emoji(name: string, unicode: string | undefined): Inline {
  if (emojiFor(name) || !unicode) return { kind: 'emoji', name };
  const points = unicode.split('-').map((point) => Number.parseInt(point, 16));
  return { kind: 'text', text: String.fromCodePoint(...points) };
}
