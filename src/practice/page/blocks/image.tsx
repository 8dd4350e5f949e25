import type { ImageBlock as Image, ImageElement } from '@slack/types';
import { PlainText } from '../text/mrkdwn-text.tsx';
import { SafeLink } from '../text/safe-link.tsx';

export function ImageBlock({ block }: { block: Image }) {
  return (
    <figure class="image">
      {block.title && (
        <figcaption>
          <PlainText text={block.title} />
        </figcaption>
      )}
      <Picture image={block} class="picture" />
    </figure>
  );
}

/** Draws what this page serves itself; anything elsewhere is named, not fetched. */
export function Picture({ image, class: look }: { image: Image | ImageElement; class: string }) {
  const url = urlOf(image);
  if (url && isOurs(url)) return <img class={look} src={url} alt={image.alt_text} />;
  return (
    <span
      class={`${look} image-elsewhere`}
      role="img"
      aria-label={image.alt_text}
      title={image.alt_text}
    >
      <span class="image-alt">{image.alt_text}</span>
      {url && look === 'picture' && <SafeLink url={url}>Open the image on another site</SafeLink>}
    </span>
  );
}

function urlOf(image: Image | ImageElement): string | undefined {
  if ('image_url' in image) return image.image_url;
  return 'url' in image.slack_file ? image.slack_file.url : undefined;
}

function isOurs(url: string): boolean {
  return url.startsWith('data:image/') || new URL(url, location.href).origin === location.origin;
}
