import { useRef } from 'preact/hooks';
import { Icon } from '../shell/icons.tsx';
import { send, state } from '../workspace/workspace.ts';

/** Uploads a text file, such as a CSV of usage, into the conversation. */
export function AttachButton({ conversationId }: { conversationId: string }) {
  const input = useRef<HTMLInputElement>(null);
  const upload = async (file: File | undefined) => {
    const as = state.peek()?.actingAs;
    if (!file || !as) return;
    const content = await file.text();
    await send({ act: 'upload', as, conversation: conversationId, name: file.name, content });
  };
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label="Attach a text file"
        title="Attach a text file"
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const chosen = event.currentTarget;
          void upload(chosen.files?.[0]).then(() => {
            chosen.value = '';
          });
        }}
      />
    </>
  );
}
