/* An entry's Markdown as Slack shows it. Nothing in it pings anyone, whatever somebody wrote. */
import { type AnyBlock, clamp, esc, section } from '../../../platform/slack/blocks.ts';
import type { DifferenceLine } from './text-difference.ts';

/** For a section, in forms too: bold, headings, lists and links in Slack's own way. */
export function asMrkdwn(markdown: string): string {
  return esc(markdown.replace(/\r\n?/g, '\n').trim())
    .replace(
      /^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm,
      (_line, heading: string) => `*${heading.replaceAll('*', '')}*`,
    )
    .replace(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replace(/__([^_\n]+)__/g, '*$1*')
    .replace(/^([ \t]*)[-*+][ \t]+/gm, '$1• ')
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^)\s|]+)\)/g, '<$2|$1>')
    .replace(/\n{3,}/g, '\n\n');
}

const SECTION_LIMIT = 2900;
const SECTIONS_AT_MOST = 5;

/** A whole text as sections, cut between lines where one would be too long. */
export function textSections(markdown: string): AnyBlock[] {
  const parts: string[] = [];
  for (const line of asMrkdwn(markdown).split('\n')) {
    const last = parts.at(-1);
    if (last === undefined || last.length + line.length + 1 > SECTION_LIMIT) {
      parts.push(clamp(line, SECTION_LIMIT));
    } else parts[parts.length - 1] = `${last}\n${line}`;
  }
  const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
  return filled.slice(0, SECTIONS_AT_MOST).map((part) => section(part));
}

const DIFFERENCE_LIMIT = 2800;

/** What went and what came, one line each. */
export function differenceSection(lines: readonly DifferenceLine[]): AnyBlock {
  if (lines.length === 0) return section('_The words are the same._');
  const shown = lines.map(({ kind, text }) => `${kind === 'removed' ? '−' : '+'} ${esc(text)}`);
  return section(
    `\`\`\`${clamp(shown.join('\n').replaceAll('```', "'''"), DIFFERENCE_LIMIT)}\`\`\``,
  );
}
