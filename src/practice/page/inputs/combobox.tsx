import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Choice, ChoiceRow } from './choice-row.tsx';
import { Popover } from './popover.tsx';

type Props = {
  id: string;
  label: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  placeholder: string;
  chosen: readonly Choice[];
  many: boolean;
  most?: number | undefined;
  busy?: boolean;
  choices: readonly Choice[];
  /** Set when the choices come from elsewhere: filtering is not ours then. */
  onQuery?: ((query: string) => void) | undefined;
  emptySays: string;
  onChange: (chosen: Choice[]) => void;
};

/** One way to pick from any list: type to narrow it down, arrows, Enter, Esc; chips when many. */
export function Combobox(props: Props) {
  const { chosen, many, choices, onQuery } = props;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  const isFull = many && props.most !== undefined && chosen.length >= props.most;
  const left = choices.filter(
    (choice) => !many || !chosen.some((one) => one.value === choice.value),
  );
  const shown = onQuery || query === '' ? left : left.filter((choice) => matches(choice, query));
  const active = Math.min(at, shown.length - 1);

  useEffect(() => {
    if (open && active >= 0)
      document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active, listId]);

  const close = () => {
    setOpen(false);
    setQuery('');
  };
  const show = () => {
    if (open) return;
    const first = many ? -1 : choices.findIndex((choice) => choice.value === chosen[0]?.value);
    setAt(Math.max(0, first));
    setOpen(true);
    onQuery?.('');
  };
  const pick = (choice: Choice) => {
    props.onChange(many ? [...chosen, choice] : [choice]);
    if (many) setQuery('');
    else close();
  };
  const remove = (choice: Choice) => {
    props.onChange(chosen.filter((one) => one.value !== choice.value));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = shown[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setAt((active + step + shown.length) % Math.max(1, shown.length));
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (choice && !isFull) pick(choice);
      return;
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    const last = chosen.at(-1);
    if (event.key === 'Backspace' && query === '' && last && many) remove(last);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text goes to the text
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the text itself
    <div
      ref={frame}
      class={props.invalid ? 'combobox invalid' : 'combobox'}
      onClick={(event) => {
        if (event.target !== event.currentTarget) return;
        input.current?.focus();
        show();
      }}
    >
      {many &&
        chosen.map((choice) => (
          <span key={choice.value} class="pick">
            <bdi>{choice.label}</bdi>
            <button
              type="button"
              aria-label={`Remove ${choice.label}`}
              onClick={() => remove(choice)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={props.id}
        role="combobox"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        aria-required={props.required}
        aria-busy={props.busy}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={
          many || chosen.length === 0 ? (many && chosen.length > 0 ? '' : props.placeholder) : ''
        }
        value={open || many ? query : (chosen[0]?.label ?? '')}
        dir="auto"
        onClick={show}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
          setOpen(true);
          onQuery?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {!many && chosen.length > 0 && !props.required && (
        <button
          type="button"
          class="clear"
          aria-label="Clear the choice"
          onClick={() => props.onChange([])}
        >
          <span aria-hidden="true">×</span>
        </button>
      )}
      <span class={props.busy ? 'spinner' : 'caret'} aria-hidden="true" />
      {open && (
        <Popover anchor={frame} onClose={close} width="anchor">
          <div
            role="listbox"
            id={listId}
            aria-label={props.label ?? 'Choices'}
            aria-multiselectable={many}
          >
            {isFull && <p class="list-note">You can pick at most {props.most}.</p>}
            {shown.length === 0 && <p class="list-note">{props.emptySays}</p>}
            {shown.map((choice, index) => (
              <ChoiceRow
                key={choice.value}
                id={`${listId}-${index}`}
                choice={choice}
                heading={choice.group !== shown[index - 1]?.group ? choice.group : undefined}
                isActive={index === active}
                isChosen={chosen.some((one) => one.value === choice.value)}
                onPick={() => !isFull && pick(choice)}
                onPoint={() => setAt(index)}
              />
            ))}
          </div>
        </Popover>
      )}
    </div>
  );
}

function matches(choice: Choice, query: string): boolean {
  const text = `${choice.label} ${choice.description ?? ''}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
