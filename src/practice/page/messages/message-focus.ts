import { signal } from '@preact/signals';

/** The message that the keyboard stands on: one stop for all, arrows move between them. */
export const focusedMessage = signal<string | undefined>(undefined);

/** Arrows go from message to message, Home and End to the ends; the tools of one are reached with Tab. */
export function moveBetweenMessages(event: KeyboardEvent): void {
  const here = event.currentTarget as HTMLElement;
  if (event.target !== here) return;
  const all = [...(here.closest('.messages')?.querySelectorAll<HTMLElement>('article') ?? [])];
  const at = all.indexOf(here);
  const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, target))]?.focus();
}

/** Where Tab stops among these: at the message last stood on, or else at the newest. */
export function stopAmong(stamps: readonly string[]): string | undefined {
  const focused = focusedMessage.value;
  return focused !== undefined && stamps.includes(focused) ? focused : stamps.at(-1);
}
