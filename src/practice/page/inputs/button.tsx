import type { Button, WorkflowButton } from '@slack/types';
import { useContext } from 'preact/hooks';
import { PlainText } from '../text/mrkdwn-text.tsx';
import { isSafe } from '../text/safe-link.tsx';
import { confirmed } from './confirm.tsx';
import { isPressing, press, SurfaceContext } from './surface.ts';

type Props = { element: (Button | WorkflowButton) & { action_id: string }; blockId: string };

export function ButtonElement({ element, blockId }: Props) {
  const surface = useContext(SurfaceContext);
  const busy = isPressing(surface, blockId, element.action_id);
  const url = 'url' in element ? element.url : undefined;
  const look = ['button', element.style ?? '', busy ? 'busy' : ''].join(' ').trim();

  const onClick = async () => {
    if (busy || !(await confirmed(element.confirm))) return;
    const { type, text } = element;
    const value = 'value' in element ? { value: element.value } : {};
    await press(surface, blockId, element.action_id, { type, text, ...value });
  };

  if (url && isSafe(url)) {
    return (
      <a
        class={look}
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => void onClick()}
      >
        <PlainText text={element.text} />
        <span aria-hidden="true"> ↗</span>
      </a>
    );
  }
  return (
    <button
      type="button"
      class={look}
      aria-label={element.accessibility_label}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={() => void onClick()}
    >
      <span dir="auto">
        <PlainText text={element.text} />
      </span>
    </button>
  );
}
