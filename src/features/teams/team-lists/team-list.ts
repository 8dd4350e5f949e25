/** What a table of teams may say of each. */
export const teamColumns = [
  'name',
  'manager',
  'members',
  'size',
  'workflows',
  'function',
  'place',
  'timeZone',
  'seniors',
  'regulated',
  'tools',
  'daysOff',
] as const;
export type TeamColumn = (typeof teamColumns)[number];

/** Headings as people write them, in lower case and without signs. */
const HEADINGS: Record<TeamColumn, readonly string[]> = {
  name: ['team', 'name', 'team name', 'teams'],
  manager: ['manager', 'team manager', 'team lead', 'lead', 'head'],
  members: ['people', 'members', 'team members', 'people in the team', 'staff'],
  size: ['size', 'headcount', 'how many people work in it', 'number of people', 'team size'],
  workflows: ['workflows', 'workflow', 'use', 'uses', 'used for', 'what for', 'use cases'],
  function: ['function', 'department', 'area'],
  place: ['place', 'location', 'site', 'office', 'city'],
  timeZone: ['time zone', 'timezone', 'tz'],
  seniors: ['experienced', 'seniors', 'seniority', 'share of experienced people'],
  regulated: ['regulated', 'special rules'],
  tools: ['tools', 'tool', 'systems'],
  daysOff: ['days off', 'local days off', 'holidays', 'public holidays'],
};

/** One team as it was written, each cell as text; what was left out is absent. */
export type ListedTeam = { line: number; cells: Partial<Record<TeamColumn, string>> };

export type TeamList = {
  teams: ListedTeam[];
  /** Headings that mean nothing here; their cells are left out. */
  unknownHeadings: string[];
};

type Row = { line: number; cells: readonly string[] };

/**
 * Reads rows as teams. With headings in the first row each column is what its heading says, in any order;
 * without, the cells are the name, the manager, and the people.
 */
export function readTeamList(rows: readonly Row[]): TeamList {
  const [first, ...rest] = rows;
  const headed = first?.cells.map(columnOf) ?? [];
  if (first === undefined || !isHeading(headed)) {
    return { teams: rows.map(positional), unknownHeadings: [] };
  }
  const unknownHeadings = first.cells.filter(
    (cell, index) => headed[index] === undefined && cell.trim() !== '',
  );
  const teams = rest.map(({ line, cells }): ListedTeam => {
    const listed: ListedTeam['cells'] = {};
    for (const [index, column] of headed.entries()) {
      const cell = cells[index]?.trim() ?? '';
      if (column !== undefined && cell !== '') listed[column] ??= cell;
    }
    return { line, cells: listed };
  });
  return { teams, unknownHeadings };
}

/** A single word such as "Lead" may be a team; two headings, or one that is no name of a team, are not. */
function isHeading(columns: readonly (TeamColumn | undefined)[]): boolean {
  const known = columns.filter((column) => column !== undefined);
  return known.includes('name') && (known.length > 1 || columns.length === 1);
}

function columnOf(cell: string): TeamColumn | undefined {
  const heading = cell
    .toLowerCase()
    .replace(/\(.*\)|[^a-z ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return teamColumns.find((column) => HEADINGS[column].includes(heading));
}

function positional({ line, cells }: Row): ListedTeam {
  const [name = '', manager = '', ...people] = cells.map((cell) => cell.trim());
  const members = people.filter((cell) => cell !== '').join(', ');
  return {
    line,
    cells: {
      ...(name === '' ? {} : { name }),
      ...(manager === '' ? {} : { manager }),
      ...(members === '' ? {} : { members }),
    },
  };
}

/** The people of one cell, each as it was written: by mention, id, @name or name. */
export function peopleIn(cell: string): string[] {
  const apart = cell.replace(/<@[^>]*>/g, (found) => `,${found},`);
  return [...new Set(apart.split(/[,;\n]/).map((part) => part.trim()))].filter(
    (part) => part !== '',
  );
}

/** The member id that somebody wrote, as a mention or by itself. */
export function idIn(written: string): string | undefined {
  return /^(?:<@)?([UW][A-Z0-9]{2,})(?:\|[^>]*)?>?$/.exec(written)?.[1];
}

/** A cell of a table that a program reads again: people separate cells by semicolons here. */
export function listLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join('; ');
}
