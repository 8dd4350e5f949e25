import { signal } from '@preact/signals';
import type { Confirm } from '@slack/types';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { PlainText, TextBlock } from '../text/mrkdwn-text.tsx';

type Asked = { confirm: Confirm; answer: (yes: boolean) => void };

const asked = signal<Asked | undefined>(undefined);

/** Asks the element's own question first; without one the answer is yes. */
export function confirmed(confirm: Confirm | undefined): Promise<boolean> {
  if (!confirm) return Promise.resolve(true);
  return new Promise((answer) => {
    asked.value = { confirm, answer };
  });
}

/** Draws the question that is waiting, above everything else. */
export function ConfirmDialog() {
  const question = asked.value;
  return question ? <Question question={question} /> : null;
}

function Question({ question: { confirm, answer } }: { question: Asked }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const say = (yes: boolean) => {
    dialog.current?.close();
    asked.value = undefined;
    answer(yes);
  };
  return (
    <dialog
      ref={dialog}
      class="modal confirm"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onCancel={(event) => {
        event.preventDefault();
        say(false);
      }}
    >
      <h2 id="confirm-title" class="modal-title">
        {confirm.title ? <PlainText text={confirm.title} /> : 'Are you sure?'}
      </h2>
      <div id="confirm-text">
        <TextBlock text={confirm.text} />
      </div>
      <div class="modal-buttons">
        <button type="button" class="button" onClick={() => say(false)}>
          {confirm.deny ? <PlainText text={confirm.deny} /> : 'Cancel'}
        </button>
        <button
          type="button"
          class={confirm.style === 'danger' ? 'button danger' : 'button primary'}
          onClick={() => say(true)}
        >
          {confirm.confirm ? <PlainText text={confirm.confirm} /> : 'Yes'}
        </button>
      </div>
    </dialog>
  );
}
