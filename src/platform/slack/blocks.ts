/* Small builders over Slack's own block types, and the one place where people's text is escaped and read back. */
import type {
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import type { ChannelId, UserId } from '../ids.ts';

/** Slack's `data_visualization` block, which @slack/types does not know yet. */
export type ChartBlock = {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart:
    | { type: 'pie'; segments: { label: string; value: number }[] }
    | {
        type: 'line' | 'bar' | 'area';
        series: { name: string; data: { label: string; value: number }[] }[];
        axis_config: { categories: string[] };
      };
};

export type AnyBlock = KnownBlock | ChartBlock;

export type Message = { text: string; blocks: AnyBlock[] };

/** Escapes what Slack would read as a mention, link or entity, and drops characters that hide or reorder text. */
export function esc(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The text that was escaped: by `esc`, or by Slack in what somebody typed. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Words of ours beside a field, where Slack shows no markup. */
export function plainly(text: string): string {
  return unescaped(text.replaceAll(/[*`]/g, ''));
}

/** Takes out control and bidirectional override characters; keeps line breaks and tabs. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(/(?![\n\r\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** Cuts text to Slack's limit with a visible ellipsis, never through a surrogate pair, an entity or a mention. */
export function clamp(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/&[a-z]{0,3}$/, '')
    .replace(/<([@#!h][^<>]{0,200})?$/, '')
    .trimEnd()}…`;
}

export const mention = (userId: UserId) => `<@${userId}>`;
export const channelLink = (channelId: ChannelId) => `<#${channelId}>`;

export function plain(text: string, limit = 3000): PlainTextElement {
  return { type: 'plain_text', text: clamp(withoutControls(text), limit), emoji: true };
}

/** Markdown text of ours; put people's words through `esc` first. */
export function mrkdwn(text: string, limit = 3000): MrkdwnElement {
  return { type: 'mrkdwn', text: clamp(text, limit), verbatim: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export function section(text: string, accessory?: SectionBlock['accessory']): SectionBlock {
  return {
    type: 'section',
    text: mrkdwn(text),
    ...(accessory === undefined ? {} : { accessory }),
  };
}

export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, 10).map((text) => mrkdwn(text, 2000)) };
}

export const divider = { type: 'divider' } as const;

export function button(
  label: string,
  actionId: string,
  value: string,
  extra: Partial<Pick<Button, 'style' | 'confirm' | 'accessibility_label' | 'url'>> = {},
): Button {
  return {
    type: 'button',
    text: plain(label, 75),
    action_id: actionId,
    value: value.slice(0, 2000),
    ...extra,
  };
}

export function actions(...elements: Button[]): KnownBlock {
  return { type: 'actions', elements: uniqueActionIds(elements.slice(0, 25)) };
}

/** Slack wants action ids to be unique within a block; the router reads only what stands before the `#`. */
function uniqueActionIds(elements: Button[]): Button[] {
  const seen = new Map<string, number>();
  return elements.map((element) => {
    const id = element.action_id ?? '';
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count === 0 ? element : { ...element, action_id: `${id}#${count + 1}` };
  });
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(text, 75),
    value,
    ...(description === undefined ? {} : { description: plain(description, 75) }),
  };
}

/** A message of one paragraph; `text` is what notifications and screen readers get. */
export function sentence(text: string, ...more: AnyBlock[]): Message {
  return { text: clamp(text, 3000), blocks: [section(text), ...more] };
}

const DAY_AND_TIME: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
};
let dayAndTime: Intl.DateTimeFormat | undefined;

/** A date as Slack shows it in each reader's own time zone, with a fallback in words. */
export function slackDate(at: Temporal.Instant, format: string, timeZone: string): string {
  dayAndTime ??= new Intl.DateTimeFormat('en-GB', DAY_AND_TIME);
  const fallback = dayAndTime.format(at.toZonedDateTimeISO(timeZone).toPlainDateTime());
  return `<!date^${Math.floor(at.epochMilliseconds / 1000)}^${format}|${fallback}>`;
}
