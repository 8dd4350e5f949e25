import type { InputBlock } from '@slack/types';
import { useContext } from 'preact/hooks';
import { FieldElement } from '../inputs/element.tsx';
import { withId } from '../inputs/elements.ts';
import { type Field, SurfaceContext } from '../inputs/surface.ts';
import { PlainText } from '../text/mrkdwn-text.tsx';

/** A labelled input with its hint and, when it was refused, the sentence that says why. */
export function InputRow({ block, blockId }: { block: InputBlock; blockId: string }) {
  const surface = useContext(SurfaceContext);
  const error = surface.errors[blockId];
  const element = withId(block.element);
  const id = `${surface.key}-${blockId}-${element.action_id}`.replaceAll(/\s/g, '_');
  const described = [block.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim();
  const isGroup = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const field: Field = {
    element,
    blockId,
    id,
    describedBy: described || undefined,
    label: undefined,
    required: block.optional !== true,
    invalid: error !== undefined,
    does: block.dispatch_action ? 'dispatch' : 'store',
  };
  const words = (
    <>
      <bdi>
        <PlainText text={block.label} />
      </bdi>
      {block.optional && <span class="optional"> (optional)</span>}
    </>
  );
  return (
    <div
      class={error ? 'input-row has-error' : 'input-row'}
      data-block={blockId}
      data-first={'focus_on_load' in element && element.focus_on_load}
    >
      {isGroup ? (
        <span id={`${id}-label`} class="label">
          {words}
        </span>
      ) : (
        <label class="label" htmlFor={id}>
          {words}
        </label>
      )}
      <FieldElement field={field} />
      {error && (
        <p id={`${id}-error`} class="error">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
      {block.hint && (
        <p id={`${id}-hint`} class="hint" dir="auto">
          <PlainText text={block.hint} />
        </p>
      )}
    </div>
  );
}
