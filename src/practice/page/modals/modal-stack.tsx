import { useEffect } from 'preact/hooks';
import { keepOnlyModals } from '../inputs/form.ts';
import { state } from '../workspace/workspace.ts';
import { Modal } from './modal.tsx';

/** Up to three modals; only the top one can be reached, the others look out from behind it. */
export function ModalStack() {
  const modals = state.value?.modals ?? [];
  const ids = modals.map((modal) => modal.id).join(' ');
  useEffect(() => keepOnlyModals(new Set(ids.split(' '))), [ids]);
  const top = modals.at(-1);
  return top ? <Modal key={top.id} modal={top} depth={modals.length} /> : null;
}
