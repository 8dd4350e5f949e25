import type { Checkboxes, RadioButtons } from '@slack/types';
import { TextInline } from '../text/mrkdwn-text.tsx';
import { confirmed } from './confirm.tsx';
import type { AnyElement, OptionOf } from './elements.ts';
import { type Field, useField } from './surface.ts';

/** Checkboxes and radio buttons, each option with its description. */
export function OptionList({ field }: { field: Field<(Checkboxes | RadioButtons) & AnyElement> }) {
  const { element } = field;
  const { value, change } = useField(field);
  const many = element.type === 'checkboxes';
  const selected = (
    [value.selected_options ?? value.selected_option].flat() as (OptionOf | null)[]
  ).filter((option): option is OptionOf => Boolean(option));
  const options = element.options as OptionOf[];
  const isChosen = (option: OptionOf) => selected.some((one) => one.value === option.value);

  const toggle = async (option: OptionOf, input: HTMLInputElement) => {
    const next = many
      ? options.filter((one) => (one === option ? !isChosen(one) : isChosen(one)))
      : [option];
    if (!(await confirmed(element.confirm))) {
      input.checked = isChosen(option);
      return;
    }
    change(
      many
        ? { type: element.type, selected_options: next }
        : { type: element.type, selected_option: option },
    );
  };

  return (
    <fieldset
      class="options"
      aria-label={field.label}
      aria-labelledby={field.label ? undefined : `${field.id}-label`}
      aria-describedby={field.describedBy}
    >
      {options.map((option, index) => (
        <label key={option.value ?? index} class="option">
          <input
            id={index === 0 ? field.id : undefined}
            type={many ? 'checkbox' : 'radio'}
            name={field.id}
            checked={isChosen(option)}
            aria-invalid={field.invalid}
            onChange={(event) => void toggle(option, event.currentTarget)}
          />
          <span class="option-text" dir="auto">
            <TextInline text={option.text} />
            {option.description && (
              <span class="option-more">
                <TextInline text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
