import type { FileInput } from '@slack/types';
import type { AnyElement } from './elements.ts';
import { type Field, useField } from './surface.ts';

type Attached = { name: string; title: string; size: number; content: string };

/** Picks text files; their content travels with the form. */
export function FileChoice({ field }: { field: Field<FileInput & AnyElement> }) {
  const { element } = field;
  const { value, change } = useField(field);
  const files = (value.files ?? []) as Attached[];
  const most = element.max_files ?? 10;

  const add = async (picked: FileList | null) => {
    const read = await Promise.all([...(picked ?? [])].map(attach));
    change({ type: element.type, files: [...files, ...read].slice(0, most) });
  };

  return (
    <div class="files">
      {files.map((file) => (
        <span key={file.name} class="pick">
          <bdi>{file.name}</bdi>
          <button
            type="button"
            aria-label={`Remove ${file.name}`}
            onClick={() =>
              change({ type: element.type, files: files.filter((one) => one !== file) })
            }
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      {files.length < most && (
        <input
          id={field.id}
          class="file-input"
          type="file"
          multiple={most > 1}
          accept={element.filetypes?.map((type) => `.${type}`).join(',')}
          aria-label={field.label}
          aria-describedby={field.describedBy}
          aria-invalid={field.invalid}
          onChange={(event) => {
            const input = event.currentTarget;
            void add(input.files).then(() => {
              input.value = '';
            });
          }}
        />
      )}
    </div>
  );
}

async function attach(file: File): Promise<Attached> {
  return { name: file.name, title: file.name, size: file.size, content: await file.text() };
}
