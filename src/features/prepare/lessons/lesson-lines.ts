/** Collects the mistakes of one file; every part of the parser reports here and goes on reading. */
export type Report = (line: number, text: string) => void;
export type Line = { number: number; text: string };

/** A part begins at a `## ` heading; what stands before the first one is the introduction. */
export type BodyPart = { heading: Line; lines: readonly Line[] };
export type Body = { introduction: readonly Line[]; parts: readonly BodyPart[] };

/** The bytes of a file tell more than its text: only they show where it is not UTF-8. */
export function readLines(contents: string | Uint8Array, report: Report): Line[] {
  const decoded =
    typeof contents === 'string'
      ? contents
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(contents);
  if (decoded.startsWith('\uFEFF')) {
    report(1, 'The file begins with a byte order mark. Save it as UTF-8 without BOM.');
  }
  const lines = decoded
    .split(/\r\n|\r|\n/)
    .map((text, index): Line => ({ number: index + 1, text: text.trimEnd() }));
  for (const line of lines) {
    if (line.text.includes('\uFFFD') || !line.text.isWellFormed()) {
      report(
        line.number,
        'This line is not UTF-8. Save the file as UTF-8 and check its accents here.',
      );
    }
    if (/\p{Cc}/u.test(line.text.replaceAll('\t', ''))) {
      report(line.number, 'This line holds an invisible control character. Type the line again.');
    }
  }
  if (decoded.replace('\uFEFF', '').trim() === '') {
    report(1, 'The file is empty. Begin with the front matter, between two lines of ---.');
  }
  return lines;
}

export function readBody(lines: readonly Line[], report: Report): Body {
  const introduction: Line[] = [];
  const parts: { heading: Line; lines: Line[] }[] = [];
  let fence: { line: number; mark: string } | undefined;
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line.text)?.[1];
    const wasInFence = fence !== undefined;
    if (mark !== undefined) {
      if (fence === undefined) fence = { line: line.number, mark };
      else if (mark.startsWith(fence.mark)) fence = undefined;
    }
    const isText = !wasInFence && fence === undefined;
    if (isText && line.text.startsWith('## ')) {
      parts.push({ heading: { ...line, text: line.text.slice(3).trim() }, lines: [] });
      continue;
    }
    if (isText) reportUnshowable(line, report);
    (parts.at(-1)?.lines ?? introduction).push(line);
  }
  if (fence !== undefined) {
    report(fence.line, `This code block is never closed. End it with a line of ${fence.mark}.`);
  }
  return { introduction, parts };
}

function reportUnshowable(line: Line, report: Report): void {
  if (/^#( |$)/.test(line.text)) {
    report(
      line.number,
      'The title belongs in the front matter. Remove this heading, or write it with ##.',
    );
  }
  if (/^##[^#\s]/.test(line.text)) report(line.number, 'A heading needs a space after ##.');
  if (line.text.includes('<!--')) report(line.number, 'Slack shows a comment as text. Remove it.');
  if (/!\[[^\]]*\]\(/.test(line.text)) {
    report(
      line.number,
      'Slack shows an image in a lesson only as a link. Write a link, or say what the image shows.',
    );
  }
}

/** The text of some lines, without the empty ones around it. */
export function textOf(lines: readonly Line[]): string {
  const text = lines.map((line) => line.text).join('\n');
  return text.replace(/^\n+|\n+$/g, '');
}
