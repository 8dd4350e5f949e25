import type {
  ExternalSelect,
  MultiExternalSelect,
  MultiStaticSelect,
  StaticSelect,
} from '@slack/types';
import { useContext, useRef, useState } from 'preact/hooks';
import { postAct } from '../workspace/server.ts';
import { state } from '../workspace/workspace.ts';
import type { Choice } from './choice-row.tsx';
import { Combobox } from './combobox.tsx';
import { confirmed } from './confirm.tsx';
import type { AnyElement, OptionOf } from './elements.ts';
import { type Field, isPressing, SurfaceContext, useField } from './surface.ts';

type Static = (StaticSelect | MultiStaticSelect) & AnyElement;
type External = (ExternalSelect | MultiExternalSelect) & AnyElement;

export function StaticChoice({ field }: { field: Field<Static> }) {
  const { element } = field;
  const groups = element.option_groups;
  const options = groups
    ? groups.flatMap((group) =>
        group.options.map((option) => ({ option, group: group.label.text })),
      )
    : (element.options ?? []).map((option) => ({ option, group: undefined }));
  const byValue = new Map(
    options.map(({ option }, index) => [optionValue(option, index), option as OptionOf]),
  );
  const choices = options.map(({ option, group }, index) => choiceOf(option, index, group));
  return (
    <OptionCombobox field={field} choices={choices} optionFor={(value) => byValue.get(value)} />
  );
}

export function ExternalChoice({ field }: { field: Field<External> }) {
  const surface = useContext(SurfaceContext);
  const [found, setFound] = useState<readonly Choice[]>([]);
  const [waiting, setWaiting] = useState(false);
  const asked = useRef(0);
  const least = field.element.min_query_length ?? 3;
  const [query, setQuery] = useState('');

  const ask = async (text: string) => {
    setQuery(text);
    asked.current += 1;
    const turn = asked.current;
    const as = state.peek()?.actingAs;
    if (!as || text.length < least) return setFound([]);
    setWaiting(true);
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (turn !== asked.current) return;
    const { blockId, element } = field;
    const outcome = await postAct({
      act: 'options',
      as,
      source: surface.source,
      blockId,
      actionId: element.action_id,
      query: text,
    });
    if (turn !== asked.current) return;
    setWaiting(false);
    setFound(
      outcome.ok ? (outcome.options ?? []).map(({ text: label, value }) => ({ label, value })) : [],
    );
  };

  return (
    <OptionCombobox
      field={field}
      choices={found}
      waiting={waiting}
      onQuery={(text) => void ask(text)}
      emptySays={
        query.length < least
          ? `Type at least ${least} characters.`
          : waiting
            ? 'Looking…'
            : 'No matches.'
      }
      optionFor={(value) => {
        const choice = found.find((one) => one.value === value);
        return choice && { text: { type: 'plain_text', text: choice.label }, value };
      }}
    />
  );
}

type Props = {
  field: Field<Static> | Field<External>;
  choices: readonly Choice[];
  optionFor: (value: string) => OptionOf | undefined;
  onQuery?: (query: string) => void;
  waiting?: boolean;
  emptySays?: string;
};

function OptionCombobox({ field, choices, optionFor, onQuery, waiting, emptySays }: Props) {
  const surface = useContext(SurfaceContext);
  const { value, change } = useField(field);
  const { element } = field;
  const many = element.type.startsWith('multi_');
  const selected = (many ? value.selected_options : [value.selected_option]) as (OptionOf | null)[];
  const chosenOptions = (selected ?? []).filter((option): option is OptionOf => Boolean(option));

  const pick = async (next: Choice[]) => {
    if (!(await confirmed(element.confirm))) return;
    const options = next
      .map(
        (one) => chosenOptions.find((option) => option.value === one.value) ?? optionFor(one.value),
      )
      .filter((option): option is OptionOf => Boolean(option));
    const type = element.type;
    change(
      many ? { type, selected_options: options } : { type, selected_option: options[0] ?? null },
    );
  };

  return (
    <Combobox
      id={field.id}
      label={field.label}
      describedBy={field.describedBy}
      invalid={field.invalid}
      required={field.required}
      placeholder={element.placeholder?.text ?? (many ? 'Pick one or more' : 'Pick one')}
      many={many}
      most={'max_selected_items' in element ? element.max_selected_items : undefined}
      chosen={chosenOptions.map((option, index) => choiceOf(option, index, undefined))}
      choices={choices}
      busy={waiting === true || isPressing(surface, field.blockId, element.action_id)}
      onQuery={onQuery}
      emptySays={emptySays ?? 'No matches.'}
      onChange={(next) => void pick(next)}
    />
  );
}

function optionValue(option: { value?: string }, index: number): string {
  return option.value ?? `option-${index}`;
}

function choiceOf(option: object, index: number, group: string | undefined): Choice {
  const { text, description, value } = option as OptionOf;
  return {
    value: optionValue(value === undefined ? {} : { value }, index),
    label: text.text,
    description: description?.text,
    group,
  };
}
