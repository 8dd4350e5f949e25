import { useMemo } from 'preact/hooks';
import { InlineText } from './inline-text.tsx';
import { type MarkdownItem, type MarkdownPart, parseMarkdown } from './markdown.ts';

export function MarkdownText({ text }: { text: string }) {
  const parts = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div class="rich rich-spaced" dir="auto">
      <Parts parts={parts} />
    </div>
  );
}

function Parts({ parts }: { parts: readonly MarkdownPart[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: MarkdownPart }) {
  switch (part.kind) {
    case 'heading': {
      const Tag = `h${Math.min(6, part.level + 2)}` as 'h3';
      return (
        <Tag class={`md-heading md-heading-${Math.min(3, part.level)}`}>
          <InlineText nodes={part.inlines} />
        </Tag>
      );
    }
    case 'paragraph':
      return (
        <p dir="auto">
          <InlineText nodes={part.inlines} />
        </p>
      );
    case 'list':
      return part.ordered ? (
        <ol class="list" start={part.start}>
          <Items items={part.items} />
        </ol>
      ) : (
        <ul class="list">
          <Items items={part.items} />
        </ul>
      );
    case 'quote':
      return (
        <blockquote>
          <Parts parts={part.parts} />
        </blockquote>
      );
    case 'pre':
      return (
        <pre>
          <code>{part.text}</code>
        </pre>
      );
    case 'rule':
      return <hr class="divider" />;
    case 'table':
      return <MarkdownTable table={part} />;
  }
}

function Items({ items }: { items: readonly MarkdownItem[] }) {
  return (
    <>
      {items.map((item, index) => (
        <li key={index} class={item.checked === undefined ? undefined : 'task'}>
          {item.checked !== undefined && (
            <input type="checkbox" checked={item.checked} disabled aria-label="Done" />
          )}
          <Parts parts={item.parts} />
        </li>
      ))}
    </>
  );
}

function MarkdownTable({ table }: { table: MarkdownPart & { kind: 'table' } }) {
  return (
    <div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            {table.head.map((cell, index) => (
              <th key={index} scope="col" style={{ textAlign: table.align[index] }}>
                <InlineText nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {table.head.map((_, index) => (
                <td key={index} style={{ textAlign: table.align[index] }} dir="auto">
                  <InlineText nodes={row[index] ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
