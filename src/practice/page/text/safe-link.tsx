import type { ComponentChildren } from 'preact';

/** A link that can only lead to the web or to mail; anything else stays text. */
export function SafeLink({ url, children }: { url: string; children: ComponentChildren }) {
  if (!isSafe(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export function isSafe(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(url);
}
