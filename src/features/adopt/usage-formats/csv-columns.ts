import { sayList } from '../../../platform/words.ts';

/** What a column of a usage file can hold. */
export const csvFields = ['person', 'day', 'week', 'actions', 'sessions', 'team'] as const;
export type CsvField = (typeof csvFields)[number];

/** Where each field stands in a row; `week` in the place of `day` where rows are weeks. */
export type CsvColumns = Partial<Record<CsvField, number>>;

/** Headings as exports and people write them, without capitals, spaces and signs. */
const HEADINGS: Record<CsvField, readonly string[]> = {
  person: [
    ...['person', 'personid', 'user', 'userid', 'username', 'userlogin', 'login', 'useremail'],
    ...['email', 'emailaddress', 'mail', 'userprincipalname', 'upn', 'slackid', 'memberid'],
  ],
  day: ['day', 'date', 'reportdate', 'activitydate', 'usagedate'],
  week: ['week', 'weekstart', 'weekstarting', 'metricdate'],
  actions: [
    ...['actions', 'action', 'count', 'messages', 'messagecount', 'requests', 'interactions'],
    ...['totalcopilotactions', 'totalcopilotactionstaken', 'prompts', 'usage', 'events'],
  ],
  sessions: ['sessions', 'sessioncount'],
  team: ['team', 'organization', 'organisation', 'department'],
};

const plain = (heading: string) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds the columns by what was said of them before, else by their headings. One sentence where a field
 * that is needed stands nowhere or may stand in two columns.
 */
export function findColumns(
  headings: readonly string[],
  said: Readonly<Record<string, string>> | undefined,
): CsvColumns | string {
  const columns: CsvColumns = {};
  for (const field of csvFields) {
    const wanted = said?.[field];
    const found = headings.flatMap((heading, index) =>
      isMeant(heading, field, wanted) ? [index] : [],
    );
    const [index, second] = found;
    if (second !== undefined) {
      const names = sayList(found.map((at) => `"${headings[at]}"`));
      return `The columns ${names} may both hold the ${field}: say which with --columns ${field}="<heading>", and give columns of the same heading different ones.`;
    }
    if (index !== undefined) columns[field] = index;
    else if (wanted !== undefined)
      return `There is no column "${wanted}" for the ${field}; the headings are ${sayHeadings(headings)}.`;
  }
  const missing = [
    ...(columns.person === undefined ? ['person'] : []),
    ...(columns.day === undefined && columns.week === undefined ? ['day'] : []),
    ...(columns.actions === undefined ? ['actions'] : []),
  ];
  if (missing.length === 0) return columns;
  const example = missing.map((field) => `${field}=<heading>`).join(',');
  return `I can’t tell which column holds the ${sayList(missing)}; the headings are ${sayHeadings(headings)}. Say it once with --columns "${example}".`;
}

function isMeant(heading: string, field: CsvField, wanted: string | undefined): boolean {
  if (wanted !== undefined) return heading.trim().toLowerCase() === wanted.trim().toLowerCase();
  return HEADINGS[field].includes(plain(heading));
}

/** What is no text is not shown as it stands, nor what is too long to be a heading. */
function sayHeading(heading: string): string {
  const seen = heading.replaceAll(/[\p{Cc}\uFFFD\u202A-\u202E\u2066-\u2069]/gu, '');
  return seen.length > 60 ? `${seen.slice(0, 60)}…` : seen;
}

function sayHeadings(headings: readonly string[]): string {
  const shown = headings.slice(0, 12).map((heading) => `"${sayHeading(heading)}"`);
  return sayList([...shown, ...(headings.length > 12 ? [`${headings.length - 12} more`] : [])]);
}

/** Reads `person=User,day=Date`: which column holds what. */
export function readColumnChoice(text: string): Record<string, string> | string {
  const chosen: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [field = '', ...heading] = part.split('=');
    const name = field.trim().toLowerCase();
    if (!(csvFields as readonly string[]).includes(name) || heading.join('=').trim() === '')
      return `"${part.trim()}" isn’t a choice of column: write for example person=User,day=Date,actions=Messages.`;
    chosen[name] = heading.join('=').trim();
  }
  return chosen;
}
