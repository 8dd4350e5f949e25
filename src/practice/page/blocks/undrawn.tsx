/** Something that the page cannot draw: named, with its JSON, never dropped. */
export function Undrawn({ of, what }: { of: unknown; what: 'block' | 'element' | 'view' }) {
  const type = (of as { type?: unknown } | null)?.type;
  return (
    <figure class="undrawn">
      <figcaption>
        This {what} can’t be drawn here: <code>{String(type ?? 'no type')}</code>
      </figcaption>
      <pre>
        <code>{JSON.stringify(of, null, 2)}</code>
      </pre>
    </figure>
  );
}
