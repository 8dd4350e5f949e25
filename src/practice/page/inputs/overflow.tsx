import type { Overflow } from '@slack/types';
import { useContext } from 'preact/hooks';
import { Menu } from '../shell/menu.tsx';
import { PlainText } from '../text/mrkdwn-text.tsx';
import { confirmed } from './confirm.tsx';
import { isPressing, press, SurfaceContext } from './surface.ts';

type Props = { element: Overflow & { action_id: string }; blockId: string };

export function OverflowMenu({ element, blockId }: Props) {
  const surface = useContext(SurfaceContext);
  const choose = async (option: Overflow['options'][number]) => {
    if (option.url) window.open(option.url, '_blank', 'noopener');
    if (!(await confirmed(element.confirm))) return;
    await press(surface, blockId, element.action_id, { type: 'overflow', selected_option: option });
  };
  return (
    <Menu
      label="More actions"
      class={
        isPressing(surface, blockId, element.action_id) ? 'button square busy' : 'button square'
      }
      align="end"
      items={element.options.map((option, index) => ({
        key: option.value ?? String(index),
        look: <PlainText text={option.text} />,
        more: option.description?.text,
        choose: () => void choose(option),
      }))}
    >
      <span aria-hidden="true">⋯</span>
    </Menu>
  );
}
