import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageView } from '../../page-api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { collectState, findProblems } from '../inputs/element-state.ts';
import { beginSubmission, formFor } from '../inputs/form.ts';
import { SurfaceContext } from '../inputs/surface.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icons.tsx';
import { Notices } from '../shell/notices.tsx';
import { PlainText } from '../text/mrkdwn-text.tsx';
import { bot, send, state } from '../workspace/workspace.ts';

type Text = { type: string; text: string };

export function Modal({ modal, depth }: { modal: PageView; depth: number }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sending, setSending] = useState(false);
  const form = formFor(`modal ${modal.id}`);
  const { title, submit, close, blocks: sent } = modal.view as Record<string, unknown>;
  const blocks = Array.isArray(sent) ? sent : [];
  const errors = { ...unchanged(modal.errors, form.changed.value), ...form.problems.value };
  const errorKey = JSON.stringify(errors);
  const busy = sending || modal.busy;
  const as = state.value?.actingAs ?? '';

  useOpened(dialog);
  useEffect(() => {
    if (!busy && errorKey !== '{}') focusFirst(dialog.current, '.has-error');
  }, [errorKey, busy]);

  const onSubmit = async () => {
    if (busy || !submit) return;
    const problems = findProblems(blocks, form);
    beginSubmission(form, problems);
    if (Object.keys(problems).length > 0) return;
    setSending(true);
    await send({ act: 'submit', as, viewId: modal.id, state: collectState(blocks, form) });
    setSending(false);
  };
  const leave = (all: boolean) =>
    void send({ act: 'close', as, viewId: modal.id, ...(all ? { all } : {}) });
  const surface = {
    key: `modal ${modal.id}`,
    source: { kind: 'modal', viewId: modal.id } as const,
    form,
    blocks,
    errors,
  };

  return (
    <dialog
      ref={dialog}
      class={`modal depth-${Math.min(3, depth)}`}
      aria-labelledby="modal-title"
      aria-busy={busy}
      onCancel={(event) => {
        event.preventDefault();
        leave(false);
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        <header class="modal-head">
          <Avatar person={bot.value} size="small" />
          <h2 id="modal-title" class="modal-title" dir="auto">
            <PlainText text={title as Text | undefined} />
          </h2>
          <button type="button" class="plain-button" aria-label="Close" onClick={() => leave(true)}>
            <Icon name="close" />
          </button>
        </header>
        <div class="modal-body blocks">
          <StrayErrors errors={errors} blocks={blocks} />
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={blocks} />
          </SurfaceContext.Provider>
        </div>
        <Notices inside />
        <footer class="modal-buttons">
          <button type="button" class="button" onClick={() => leave(false)}>
            {close ? (
              <PlainText text={close as Text} />
            ) : depth > 1 ? (
              'Back'
            ) : submit ? (
              'Cancel'
            ) : (
              'Close'
            )}
          </button>
          {Boolean(submit) && (
            <button
              type="submit"
              class={busy ? 'button primary busy' : 'button primary'}
              aria-disabled={busy}
            >
              <PlainText text={submit as Text} />
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

/** Errors whose block is not on the form are said at its head rather than lost. */
function StrayErrors({ errors, blocks }: { errors: Record<string, string>; blocks: unknown[] }) {
  const ids = new Set(blocks.map((block) => (block as { block_id?: string }).block_id));
  const stray = Object.entries(errors).filter(
    ([blockId]) => !ids.has(blockId) && !/^block-\d+$/.test(blockId),
  );
  if (stray.length === 0) return null;
  return (
    <div class="alert alert-error" role="alert">
      {stray.map(([blockId, sentence]) => (
        <p key={blockId}>{sentence}</p>
      ))}
    </div>
  );
}

function unchanged(
  errors: Record<string, string>,
  changed: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([blockId]) => !changed.has(blockId)));
}

function useOpened(dialog: { current: HTMLDialogElement | null }): void {
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement as HTMLElement | null;
    element?.showModal();
    const wanted = element?.querySelector('[data-first=true]')
      ? '[data-first=true]'
      : '.modal-body';
    focusFirst(element, wanted);
    return () => {
      element?.close();
      before?.focus?.();
    };
  }, [dialog]);
}

function focusFirst(root: HTMLElement | null, within: string): void {
  const field = root?.querySelector<HTMLElement>(
    `${within} :is(input, textarea, select):not([type=hidden], [disabled])`,
  );
  (field ?? root?.querySelector<HTMLElement>('.modal-buttons button:last-child'))?.focus();
}
