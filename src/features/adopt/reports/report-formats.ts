/* The report as Markdown, HTML, JSON and CSV: the same numbers in each. */
import { sayCount } from '../../../platform/words.ts';
import type { Report, ReportLine } from './report.ts';
import { chartSvg, xml } from './report-chart.ts';

export const reportFormats = ['md', 'html', 'json', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export function formatReport(report: Report, format: ReportFormat): string {
  switch (format) {
    case 'md':
      return markdownOf(report);
    case 'html':
      return htmlOf(report);
    case 'json':
      return JSON.stringify(report, null, 2);
    case 'csv':
      return csvOf(report);
  }
}

const HEADINGS = [
  'Team',
  'Verdict',
  'Since',
  'People',
  'Full weeks',
  'A fall would show from',
  'Moved by less than',
] as const;

function cellsOf(line: ReportLine): string[] {
  const { name, verdict, since, people, weeks, wouldShow, flatWithin } = line;
  return [name, verdict, since, String(people), String(weeks), wouldShow, flatWithin];
}

function chartOf({ weeks }: Report): string | undefined {
  if (weeks.length < 2) return undefined;
  return chartSvg(
    'Use by week',
    weeks.map(({ on }) => on),
    [
      {
        name: 'Use per person, first week 100',
        values: weeks.map((one) => one.perPerson),
        color: '#2a6fbb',
      },
      { name: 'Who used it, %', values: weeks.map((one) => one.share), color: '#c26a12' },
    ],
  );
}

function chartWords({ weeks }: Report): string | undefined {
  const last = weeks.at(-1);
  if (last === undefined) return undefined;
  return `In the week of ${last.on} use per person stood at ${last.perPerson} (the first week is 100), and ${last.share} % of ${sayCount(last.people, 'person', 'people')} used it.`;
}

function markdownOf(report: Report): string {
  const chart = chartOf(report);
  const words = chartWords(report);
  const table = (name: string, lines: readonly ReportLine[]) =>
    lines.length === 0
      ? []
      : [
          `## ${name}`,
          '',
          `| ${HEADINGS.join(' | ')} |`,
          `| ${HEADINGS.map(() => '---').join(' | ')} |`,
          ...lines.map((line) => `| ${cellsOf(line).map(cellText).join(' | ')} |`),
          '',
        ];
  return [
    `# ${cellText(report.title)}`,
    '',
    report.asOf,
    '',
    `**${cellText(report.says)}**`,
    '',
    ...report.beside.map((one) => `- ${cellText(one)}`),
    '',
    ...(chart === undefined
      ? []
      : [`![Use by week](data:image/svg+xml;base64,${Buffer.from(chart).toString('base64')})`, '']),
    ...(words === undefined ? [] : [words, '']),
    ...(report.mix === undefined
      ? []
      : [`People by how they use it, by the last ${report.mix.window}: ${report.mix.says}.`, '']),
    ...table('Teams', report.teams),
    ...table('Waves', report.waves),
    ...besideOf(report).flatMap(({ title, says, lines }) => [
      `## ${title}`,
      '',
      cellText(says),
      '',
      ...lines.map((one) => `- ${cellText(one)}`),
      ...(lines.length === 0 ? [] : ['']),
    ]),
    '## What the words mean',
    '',
    ...report.definitions.map((one) => `- ${one}`),
    '',
  ].join('\n');
}

/** Whether it is complete, and what would break if everyone went live now. */
function besideOf({ completion, pace }: Report) {
  return [
    { title: 'Is it complete?', says: completion.says, lines: completion.missing },
    {
      title: 'What if everyone went live now?',
      says: pace.headline,
      lines: [...pace.breaks, ...pace.unknown.map((one) => `Not known yet: ${one}`)],
    },
  ];
}

/** Names that people typed change nothing around them. */
function cellText(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\|*_`<>[\]#]/g, (sign) => `\\${sign}`);
}

function htmlOf(report: Report): string {
  const list = (items: readonly string[]) =>
    `<ul>${items.map((one) => `<li>${xml(one)}</li>`).join('')}</ul>`;
  const table = (name: string, lines: readonly ReportLine[]) =>
    lines.length === 0
      ? ''
      : `<h2>${name}</h2><table><thead><tr>${HEADINGS.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${lines
          .map(
            (line) =>
              `<tr>${cellsOf(line)
                .map((cell) => `<td>${xml(cell)}</td>`)
                .join('')}</tr>`,
          )
          .join('')}</tbody></table>`;
  const words = chartWords(report);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${xml(report.title)}</title><meta name="viewport" content="width=device-width"><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#22262b}
table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #d8dade}
.says{font-size:1.2rem;font-weight:600}.quiet{color:#5a6068}
</style></head><body>
<h1>${xml(report.title)}</h1>
<p class="quiet">${xml(report.asOf)}</p>
<p class="says">${xml(report.says)}</p>
${list(report.beside)}
${chartOf(report) ?? ''}
${words === undefined ? '' : `<p>${xml(words)}</p>`}
${report.mix === undefined ? '' : `<p>People by how they use it, by the last ${xml(report.mix.window)}: ${xml(report.mix.says)}.</p>`}
${table('Teams', report.teams)}
${table('Waves', report.waves)}
${besideOf(report)
  .map(({ title, says, lines }) => `<h2>${title}</h2><p>${xml(says)}</p>${list(lines)}`)
  .join('\n')}
<h2>What the words mean</h2>
${list(report.definitions)}
</body></html>
`;
}

/** One line for each team and wave; what a spreadsheet would run is kept from it. */
function csvOf({ teams, waves, asOf }: Report): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [...teams, ...waves].map((line) => [...cellsOf(line), line.says, asOf]);
  return [[...HEADINGS, 'In words', 'As of'], ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}
