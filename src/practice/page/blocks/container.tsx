import type { ContainerBlock as Container } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { PlainText, TextInline } from '../text/mrkdwn-text.tsx';
import { RichText } from '../text/rich-text.tsx';
import { Picture } from './image.tsx';

export function ContainerBlock({
  block,
  children,
}: {
  block: Container;
  children: ComponentChildren;
}) {
  const look = `container container-${block.width ?? 'standard'}`;
  const head = <ContainerHead block={block} />;
  const body = (
    <div class={block.has_header_divider ? 'container-body ruled' : 'container-body'}>
      {children}
    </div>
  );
  if (!block.is_collapsible) {
    return (
      <section class={look}>
        <div class="container-head">{head}</div>
        {body}
      </section>
    );
  }
  return (
    <details class={look} open={!block.default_collapsed}>
      <summary class="container-head">{head}</summary>
      {body}
    </details>
  );
}

function ContainerHead({ block }: { block: Container }) {
  return (
    <span class="container-title">
      {block.icon && <Picture image={block.icon} class="context-image" />}
      <span dir="auto">
        {block.title && (
          <strong>
            <PlainText text={block.title} />
          </strong>
        )}
        {block.rich_text_title && <RichText block={block.rich_text_title} />}
        {block.subtitle && (
          <span class="muted container-subtitle">
            <TextInline text={block.subtitle} />
          </span>
        )}
      </span>
    </span>
  );
}
