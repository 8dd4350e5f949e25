/** Objects of an export with the line, or the place in its list, where each stands. */
export type JsonRow = { line: number; value: Record<string, unknown> };
export type JsonRows = { rows: JsonRow[]; broken: number[]; whole: unknown };

/** Reads a document of JSON, or one object to a line (NDJSON); a line that is broken leaves the others alone. */
export function readJsonRows(text: string): JsonRows {
  const whole = parsed(text);
  if (whole !== undefined) return { ...rowsIn(whole), whole };
  const rows: JsonRow[] = [];
  const broken: number[] = [];
  let line = 0;
  for (const written of text.split('\n')) {
    line += 1;
    if (written.trim() === '') continue;
    const value = parsed(written);
    if (isRecord(value)) rows.push({ line, value });
    else broken.push(line);
  }
  return { rows, broken, whole: undefined };
}

/** The list in a document, whatever the source calls it. */
function rowsIn(whole: unknown): Pick<JsonRows, 'rows' | 'broken'> {
  const list = listIn(whole);
  const rows = list.flatMap((value, index) =>
    isRecord(value) ? [{ line: index + 1, value }] : [],
  );
  const broken = list.flatMap((value, index) => (isRecord(value) ? [] : [index + 1]));
  return { rows, broken };
}

function listIn(whole: unknown): readonly unknown[] {
  // Several answers, one page each, put into one list.
  if (Array.isArray(whole)) return whole.flatMap((one) => (isPage(one) ? listIn(one) : [one]));
  if (!isRecord(whole)) return [];
  for (const name of ['data', 'day_totals', 'users'])
    if (Array.isArray(whole[name])) return whole[name];
  return [whole];
}

const isPage = (value: unknown) =>
  isRecord(value) && ['data', 'day_totals', 'users'].some((name) => Array.isArray(value[name]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object within an object; empty where there is none. */
export function part(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const inner = value[name];
  return isRecord(inner) ? inner : {};
}

export function textIn(value: Record<string, unknown>, name: string): string {
  const inner = value[name];
  return typeof inner === 'string' ? inner.trim() : typeof inner === 'number' ? String(inner) : '';
}

/** A count; 0 where it is missing, undefined where it is none. */
export function countIn(value: Record<string, unknown>, name: string): number | undefined {
  const inner = value[name];
  if (inner === undefined || inner === null) return 0;
  return typeof inner === 'number' && Number.isInteger(inner) && inner >= 0 ? inner : undefined;
}
