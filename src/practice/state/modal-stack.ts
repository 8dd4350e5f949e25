import type { Records } from './records.ts';
import type { StoredView } from './stored-view.ts';

/** The modals on a person's screen, bottom first. */
export function modalStack(records: Records, userId: string): StoredView[] {
  return records.views.all().filter((view) => view.type === 'modal' && view.userId === userId);
}

export function topModal(records: Records, userId: string): StoredView | undefined {
  return modalStack(records, userId).at(-1);
}

export function homeOf(records: Records, userId: string): StoredView | undefined {
  return records.views.all().find((view) => view.type === 'home' && view.userId === userId);
}

export function clearModals(records: Records, userId: string): void {
  for (const view of modalStack(records, userId)) records.views.remove(view.id);
}
