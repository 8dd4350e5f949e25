import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Popover } from '../inputs/popover.tsx';

export type MenuItem = {
  key: string;
  look: ComponentChildren;
  more?: string | undefined;
  choose: () => void;
};

type Props = {
  label: string;
  class: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  /** By Tab; a menu that shows only beside its message is none of the page's stops. */
  isReachable?: boolean;
  children: ComponentChildren;
};

/** A button that opens a list of acts: arrows, Home, End, Enter, Esc. */
export function Menu({
  label,
  class: look,
  items,
  align = 'start',
  isReachable = true,
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      entries.at(target % entries.length)?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={look}
        aria-label={label}
        title={label}
        tabIndex={isReachable ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <Popover anchor={button} onClose={() => setOpen(false)} width="content" align={align}>
          <div
            ref={list}
            id={id}
            role="menu"
            aria-label={label}
            class="menu"
            tabIndex={-1}
            onKeyDown={onKeyDown}
          >
            {items.map((item) => (
              <button
                key={item.key}
                type="button"
                role="menuitem"
                class="menu-item"
                tabIndex={-1}
                onClick={() => {
                  close();
                  item.choose();
                }}
              >
                <span dir="auto">{item.look}</span>
                {item.more && <span class="choice-more">{item.more}</span>}
              </button>
            ))}
          </div>
        </Popover>
      )}
    </>
  );
}
