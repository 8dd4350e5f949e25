import { useMemo } from 'preact/hooks';
import { withEmoji } from './inline.ts';
import { InlineText } from './inline-text.tsx';
import { type Line, parseMrkdwn } from './mrkdwn.ts';

type TextObject = { type: string; text: string; emoji?: boolean };

export function MrkdwnText({ text }: { text: string }) {
  const lines = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <div class="rich" dir="auto">
      <Lines lines={lines} />
    </div>
  );
}

/** A text object of either kind, as a block of its own. */
export function TextBlock({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <MrkdwnText text={text.text} />;
  return (
    <div class="rich rich-plain" dir="auto">
      <PlainText text={text} />
    </div>
  );
}

/** A plain text object inside a line; emoji shortcodes are drawn unless they are switched off. */
export function PlainText({ text }: { text: { text: string; emoji?: boolean } | undefined }) {
  if (!text) return null;
  if (text.emoji === false) return <>{text.text}</>;
  return <InlineText nodes={withEmoji(text.text)} />;
}

/** A text object in one line: labels of options, titles of cards. */
export function TextInline({ text }: { text: TextObject }) {
  if (text.type !== 'mrkdwn') return <PlainText text={text} />;
  const lines = parseMrkdwn(text.text);
  return (
    <>
      {lines.map((line, index) => (
        <span key={index}>
          {index > 0 && <br />}
          {line.kind === 'pre' && <code>{line.text}</code>}
          {(line.kind === 'line' || line.kind === 'item') && <InlineText nodes={line.inlines} />}
          {line.kind === 'quote' && <Lines lines={line.lines} />}
        </span>
      ))}
    </>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <LineOfText key={index} line={line} />
      ))}
    </>
  );
}

function LineOfText({ line }: { line: Line }) {
  switch (line.kind) {
    case 'pre':
      return (
        <pre>
          <code>{line.text}</code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote>
          <Lines lines={line.lines} />
        </blockquote>
      );
    case 'item':
      return (
        <p class="hanging" style={{ '--indent': line.indent }} dir="auto">
          <span class="marker">{line.marker}</span>
          <span>
            <InlineText nodes={line.inlines} />
          </span>
        </p>
      );
    case 'line':
      return line.inlines.length === 0 ? (
        <p class="gap" />
      ) : (
        <p dir="auto">
          <InlineText nodes={line.inlines} />
        </p>
      );
  }
}
