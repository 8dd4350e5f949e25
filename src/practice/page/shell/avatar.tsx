import type { PagePerson } from '../../page-api.ts';

type Props = { person: PagePerson | undefined; size?: 'small' | 'normal' | 'large' };

/** Initials on a calm colour of the person's own; the bot has the wave. */
export function Avatar({ person, size = 'normal' }: Props) {
  const look = `avatar avatar-${size}`;
  if (person?.isBot) {
    return (
      <span class={`${look} avatar-bot`} aria-hidden="true">
        <Wave />
      </span>
    );
  }
  const hue = hueOf(person?.id ?? '');
  return (
    <span class={look} style={{ '--hue': hue }} aria-hidden="true">
      {initials(person?.name ?? '?')}
    </span>
  );
}

export function Wave() {
  return (
    <svg viewBox="0 0 32 32" class="wave" aria-hidden="true">
      <path d="M4 20.5c4.3 0 4.3-7 8.7-7s4.3 7 8.6 7 4.7-6.5 6.7-8.5" />
    </svg>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function hueOf(id: string): number {
  let sum = 7;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 3600;
  return (sum * 47) % 360;
}
