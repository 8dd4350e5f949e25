type Json = Record<string, unknown>;

/** Names behind ids: people, channels and groups. */
export type NameOf = (id: string) => string | undefined;

const nobody: NameOf = () => undefined;

/** What a person reads in these blocks, one line for each thing that stands on its own. */
export function textOf(blocks: unknown, nameOf: NameOf = nobody): string {
  return linesOf(blocks, nameOf)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** Mentions, dates, links and entities as a person sees them. */
export function readableText(text: string, nameOf: NameOf = nobody): string {
  return text
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<@([UW]\w+)(?:\|[^>]*)?>/g, (_all, id) => `@${nameOf(id) ?? id}`)
    .replaceAll(/<#(C\w+)(?:\|([^>]*))?>/g, (_all, id, name) => `#${nameOf(id) ?? name ?? id}`)
    .replaceAll(
      /<!subteam\^(S\w+)(?:\|@?([^>]*))?>/g,
      (_all, id, name) => `@${nameOf(id) ?? name ?? id}`,
    )
    .replaceAll(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replaceAll(/<(?:https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<((?:https?:|mailto:)[^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function linesOf(value: unknown, nameOf: NameOf): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => linesOf(one, nameOf));
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return ofObject(value as Json, nameOf);
}

function ofObject(object: Json, nameOf: NameOf): string[] {
  const lines = (...fields: string[]) => fields.flatMap((field) => linesOf(object[field], nameOf));
  switch (object.type) {
    case 'mrkdwn':
      return [readableText(String(object.text), nameOf)];
    case 'plain_text':
    case 'raw_text':
    case 'raw_number':
    case 'markdown':
      return [String(object.text ?? object.value ?? '')];
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return lines('text').map((label) => `[${label}]`);
    case 'overflow':
      return listOf(object.options).flatMap((one) =>
        linesOf(one.text, nameOf).map((label) => `[… ${label}]`),
      );
    case 'image':
      return [...lines('title'), String(object.alt_text ?? '')];
    case 'table':
    case 'data_table':
      return [...lines('caption'), ...rowsOf(object.rows, nameOf)];
    case 'data_visualization':
      return [...lines('title'), ...chartLines(object.chart)];
    case 'rich_text_section':
    case 'rich_text_preformatted':
    case 'rich_text_quote':
      return [
        listOf(object.elements)
          .map((one) => richPiece(one, nameOf))
          .join(''),
      ];
    case 'input':
      return lines('label', 'element', 'hint');
    case 'video':
      return lines('title', 'description');
    case 'task_card':
      return lines('title', 'details', 'output');
    default:
      return lines(
        'title',
        'rich_text_title',
        'subtitle',
        'text',
        'body',
        'subtext',
        'fields',
        'options',
        'placeholder',
        'accessory',
        'elements',
        'tasks',
        'child_blocks',
        'actions',
      );
  }
}

function rowsOf(rows: unknown, nameOf: NameOf): string[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row: unknown) =>
    listOf(row)
      .map((cell) => linesOf(cell, nameOf).join(' '))
      .join(' | '),
  );
}

function chartLines(chart: unknown): string[] {
  const { segments, series } = (chart ?? {}) as { segments?: Json[]; series?: Json[] };
  const points = (list: unknown) =>
    listOf(list)
      .map((one) => `${one.label} ${one.value}`)
      .join(', ');
  if (segments !== undefined) return [points(segments)];
  return (series ?? []).map((one) => `${one.name}: ${points(one.data)}`);
}

function richPiece(piece: Json, nameOf: NameOf): string {
  switch (piece.type) {
    case 'user':
      return `@${nameOf(String(piece.user_id)) ?? piece.user_id}`;
    case 'channel':
      return `#${nameOf(String(piece.channel_id)) ?? piece.channel_id}`;
    case 'usergroup':
      return `@${nameOf(String(piece.usergroup_id)) ?? piece.usergroup_id}`;
    case 'broadcast':
      return `@${piece.range}`;
    case 'emoji':
      return `:${piece.name}:`;
    case 'date':
      return String(piece.fallback ?? piece.timestamp);
    default:
      return String(piece.text ?? piece.url ?? '');
  }
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
