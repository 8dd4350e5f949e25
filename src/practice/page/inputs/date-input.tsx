import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { instantOf, localDateTime } from '../workspace/time.ts';
import { me, myZone } from '../workspace/workspace.ts';
import { confirmed } from './confirm.tsx';
import type { AnyElement } from './elements.ts';
import type { ElementState } from './form.ts';
import { type Field, useField } from './surface.ts';

type Dates = (Datepicker | Timepicker | DateTimepicker) & AnyElement;

const KINDS = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/** Dates and times in the acting person's own zone. */
export function DateInput({ field }: { field: Field<Dates> }) {
  const { element } = field;
  const { value, change } = useField(field);
  const zone = ('timezone' in element && element.timezone) || myZone.value;

  const pick = async (input: HTMLInputElement) => {
    const typed = input.value;
    if (await confirmed(element.confirm)) change(stateOf(element.type, typed, zone));
    else input.value = shownValue(value, zone);
  };

  return (
    <span class="date-input">
      <input
        id={field.id}
        class="text-input"
        type={KINDS[element.type]}
        value={shownValue(value, zone)}
        aria-label={
          field.label ?? ('placeholder' in element ? element.placeholder?.text : undefined)
        }
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
        aria-required={field.required}
        onChange={(event) => void pick(event.currentTarget)}
      />
      {element.type !== 'datepicker' && (
        <span class="zone">{zone === me.value?.timeZone ? 'your time' : zone}</span>
      )}
    </span>
  );
}

function shownValue(value: ElementState, zone: string): string {
  if (typeof value.selected_date_time === 'number') {
    return localDateTime(value.selected_date_time * 1000, zone);
  }
  return String(value.selected_date ?? value.selected_time ?? '');
}

function stateOf(type: Dates['type'], typed: string, zone: string): ElementState {
  const value = typed === '' ? null : typed;
  if (type === 'datepicker') return { type, selected_date: value };
  if (type === 'timepicker') return { type, selected_time: value };
  return {
    type,
    selected_date_time: value && Math.round(instantOf(value.slice(0, 16), zone) / 1000),
  };
}
