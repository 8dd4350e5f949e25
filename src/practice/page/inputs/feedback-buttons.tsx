import type { FeedbackButtons as Feedback } from '@slack/types';
import { useContext } from 'preact/hooks';
import { PlainText } from '../text/mrkdwn-text.tsx';
import { isPressing, press, SurfaceContext } from './surface.ts';

type Props = { element: Feedback; actionId: string; blockId: string };

export function FeedbackButtons({ element, actionId, blockId }: Props) {
  const surface = useContext(SurfaceContext);
  const busy = isPressing(surface, blockId, actionId);
  return (
    <>
      {[element.positive_button, element.negative_button].map((button) => (
        <button
          key={button.value}
          type="button"
          class="button"
          aria-label={button.accessibility_label}
          aria-busy={busy}
          onClick={() =>
            void press(surface, blockId, actionId, {
              type: 'feedback_buttons',
              text: button.text,
              value: button.value,
            })
          }
        >
          <PlainText text={button.text} />
        </button>
      ))}
    </>
  );
}
