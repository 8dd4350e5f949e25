import type {
  EmailInput,
  NumberInput,
  PlainTextInput,
  RichTextInput,
  URLInput,
} from '@slack/types';
import { useEffect, useRef } from 'preact/hooks';
import type { AnyElement } from './elements.ts';
import { plainOfRichText, richTextOf } from './rich-text-value.ts';
import { type Field, useField } from './surface.ts';

type Texts = (PlainTextInput | NumberInput | EmailInput | URLInput | RichTextInput) & AnyElement;

const KEYBOARDS = {
  plain_text_input: 'text',
  rich_text_input: 'text',
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
} as const;

/** Every input into which words or figures are typed. */
export function TextInput({ field }: { field: Field<Texts> }) {
  const { element } = field;
  const { value, store, commit } = useField(field);
  const isRich = element.type === 'rich_text_input';
  const shown = isRich ? plainOfRichText(value.rich_text_value) : String(value.value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const when = ('dispatch_action_config' in element &&
    element.dispatch_action_config?.trigger_actions_on) || ['on_enter_pressed'];

  const onInput = (typed: string) => {
    store(
      isRich
        ? { type: element.type, rich_text_value: typed === '' ? null : richTextOf(typed) }
        : { type: element.type, value: typed === '' ? null : typed },
    );
    if (!when.includes('on_character_entered')) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(commit, 350);
  };
  const common = {
    id: field.id,
    value: shown,
    dir: 'auto' as const,
    placeholder: element.placeholder?.text ?? '',
    'aria-label': field.label,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid,
    'aria-required': field.required,
  };

  if (isRich || (element.type === 'plain_text_input' && element.multiline)) {
    return (
      <GrowingText
        common={common}
        onInput={onInput}
        most={'max_length' in element ? element.max_length : undefined}
      />
    );
  }
  return (
    <input
      {...common}
      class="text-input"
      type="text"
      inputMode={KEYBOARDS[element.type]}
      autocomplete="off"
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        const dispatches = field.does === 'dispatch' && when.includes('on_enter_pressed');
        if (event.key !== 'Enter' || event.isComposing || !dispatches) return;
        event.preventDefault();
        commit();
      }}
    />
  );
}

type GrowingProps = {
  common: { id: string; value: string };
  onInput: (typed: string) => void;
  most: number | undefined;
};

function GrowingText({ common, onInput, most }: GrowingProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(360, element.scrollHeight + 2)}px`;
  }, [common.value]);
  const left = most === undefined ? undefined : most - common.value.length;
  return (
    <>
      <textarea
        {...common}
        ref={area}
        class="text-input"
        rows={3}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {left !== undefined && left < 200 && (
        <span class={left < 0 ? 'count over' : 'count'}>
          {left < 0 ? `${-left} too many` : `${left} left`}
        </span>
      )}
    </>
  );
}
