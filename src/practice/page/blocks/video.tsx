import type { VideoBlock as Video } from '@slack/types';
import { PlainText } from '../text/mrkdwn-text.tsx';
import { SafeLink } from '../text/safe-link.tsx';

export function VideoBlock({ block }: { block: Video }) {
  return (
    <div class="card">
      <strong>
        <SafeLink url={block.title_url ?? block.video_url}>
          <span aria-hidden="true">▶ </span>
          <PlainText text={block.title} />
        </SafeLink>
      </strong>
      <span class="muted">
        {[block.provider_name, block.author_name].filter(Boolean).join(' · ')}
      </span>
      {block.description && <PlainText text={block.description} />}
    </div>
  );
}
