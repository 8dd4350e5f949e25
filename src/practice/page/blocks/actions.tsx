import type {
  ActionsBlock as Actions,
  ContextBlock as Context,
  ContextActionsBlock as ContextActions,
} from '@slack/types';
import { ButtonElement } from '../inputs/button.tsx';
import { ActingElement } from '../inputs/element.tsx';
import { actionIdOf } from '../inputs/elements.ts';
import { FeedbackButtons } from '../inputs/feedback-buttons.tsx';
import { TextBlock } from '../text/mrkdwn-text.tsx';
import { state } from '../workspace/workspace.ts';
import { Picture } from './image.tsx';

export function ActionsBlock({ block, blockId }: { block: Actions; blockId: string }) {
  return (
    <div class="actions">
      {block.elements.map((element, index) => (
        <ActingElement
          key={actionIdOf(element, index)}
          element={element}
          blockId={blockId}
          index={index}
        />
      ))}
    </div>
  );
}

export function ContextBlock({ block }: { block: Context }) {
  return (
    <div class="context">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          <Picture key={index} image={element} class="context-image" />
        ) : (
          <TextBlock key={index} text={element} />
        ),
      )}
    </div>
  );
}

export function ContextActionsBlock({
  block,
  blockId,
}: {
  block: ContextActions;
  blockId: string;
}) {
  return (
    <div class="actions context-actions">
      {block.elements.map((element, index) => {
        const id = actionIdOf(element, index);
        if (element.type === 'feedback_buttons') {
          return <FeedbackButtons key={id} element={element} actionId={id} blockId={blockId} />;
        }
        const only = element.visible_to_user_ids;
        if (only && !only.includes(state.value?.actingAs ?? '')) return null;
        const { confirm, value } = element;
        return (
          <ButtonElement
            key={id}
            blockId={blockId}
            element={{
              type: 'button',
              action_id: id,
              text: element.text,
              ...(value === undefined ? {} : { value }),
              ...(confirm ? { confirm } : {}),
            }}
          />
        );
      })}
    </div>
  );
}
