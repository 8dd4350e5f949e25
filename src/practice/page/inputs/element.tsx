import type { ActionsBlockElement } from '@slack/types';
import { useContext } from 'preact/hooks';
import { Undrawn } from '../blocks/undrawn.tsx';
import { ButtonElement } from './button.tsx';
import { OptionList } from './choices.tsx';
import { DateInput } from './date-input.tsx';
import { type AnyElement, withId } from './elements.ts';
import { FileChoice } from './file-input.tsx';
import { MemberChoice } from './member-select.tsx';
import { OverflowMenu } from './overflow.tsx';
import { ExternalChoice, StaticChoice } from './select.tsx';
import { type Field, SurfaceContext } from './surface.ts';
import { TextInput } from './text-input.tsx';

type Props = {
  element: ActionsBlockElement;
  blockId: string;
  index?: number;
  label?: string | undefined;
};

/** An element outside an input block: it tells the bot as soon as it changes. */
export function ActingElement({ element, blockId, index = 0, label }: Props) {
  const surface = useContext(SurfaceContext);
  const known = withId(element, index);
  const field: Field = {
    element: known,
    blockId,
    id: `${surface.key}-${blockId}-${known.action_id}`.replaceAll(/\s/g, '_'),
    describedBy: undefined,
    label: label ?? placeholderOf(known) ?? known.action_id,
    required: false,
    invalid: false,
    does: 'dispatch',
  };
  return <FieldElement field={field} />;
}

export function FieldElement({ field }: { field: Field }) {
  const { element, blockId } = field;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement element={element} blockId={blockId} />;
    case 'overflow':
      return <OverflowMenu element={element} blockId={blockId} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return <TextInput field={{ ...field, element }} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput field={{ ...field, element }} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <OptionList field={{ ...field, element }} />;
    case 'static_select':
    case 'multi_static_select':
      return <StaticChoice field={{ ...field, element }} />;
    case 'external_select':
    case 'multi_external_select':
      return <ExternalChoice field={{ ...field, element }} />;
    case 'users_select':
    case 'multi_users_select':
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return <MemberChoice field={{ ...field, element }} />;
    case 'file_input':
      return <FileChoice field={{ ...field, element }} />;
    default:
      return <Undrawn of={element} what="element" />;
  }
}

function placeholderOf(element: AnyElement): string | undefined {
  return 'placeholder' in element ? element.placeholder?.text : undefined;
}
