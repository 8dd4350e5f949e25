import type { CardBlock as Card, CarouselBlock as Carousel, MrkdwnElement } from '@slack/types';
import { ButtonElement } from '../inputs/button.tsx';
import { actionIdOf, blockIdOf } from '../inputs/elements.ts';
import { TextBlock, TextInline } from '../text/mrkdwn-text.tsx';
import { Picture } from './image.tsx';

type CardWithSubtext = Card & { subtext?: MrkdwnElement };

export function CardBlock({ block, blockId }: { block: CardWithSubtext; blockId: string }) {
  return (
    <article class="card">
      {block.hero_image && <Picture image={block.hero_image} class="hero" />}
      {(block.title || block.icon) && (
        <header class="card-head">
          {block.icon && <Picture image={block.icon} class="context-image" />}
          <div>
            {block.title && (
              <strong dir="auto">
                <TextInline text={block.title} />
              </strong>
            )}
            {block.subtitle && (
              <div class="muted" dir="auto">
                <TextInline text={block.subtitle} />
              </div>
            )}
          </div>
        </header>
      )}
      {block.body && <TextBlock text={block.body} />}
      {block.subtext && (
        <div class="muted">
          <TextInline text={block.subtext} />
        </div>
      )}
      {block.actions && block.actions.length > 0 && (
        <div class="actions">
          {block.actions.map((button, index) => {
            const action_id = actionIdOf(button, index);
            return (
              <ButtonElement key={action_id} element={{ ...button, action_id }} blockId={blockId} />
            );
          })}
        </div>
      )}
    </article>
  );
}

export function CarouselBlock({ block, blockId }: { block: Carousel; blockId: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls the row of cards
    <section class="carousel" aria-label={`${block.elements.length} cards`} tabIndex={0}>
      {block.elements.map((card, index) => {
        const id = card.block_id ? blockIdOf(card, index) : blockId;
        return <CardBlock key={`${id}-${index}`} block={card} blockId={id} />;
      })}
    </section>
  );
}
