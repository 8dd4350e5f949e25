import { countIn, isRecord, type JsonRow, textIn } from './json-rows.ts';
import { addJsonRow, type JsonReader } from './json-usage.ts';
import { dayText } from './usage-reading.ts';

/**
 * OpenAI's usage of completions in buckets of one day, grouped by user. An act is a request to a model. It
 * is the platform's API that is counted here, not ChatGPT.
 */
export const openaiReader: JsonReader = {
  kind: 'openai',
  version: 'v1',
  repeats: 'sum',
  isMine: ({ value }) => value.object === 'bucket' || 'results' in value,
  wholeProblem({ rows }) {
    const results = rows.flatMap(resultsOf);
    return results.length > 0 && results.every(({ user_id: id }) => id === null || id === undefined)
      ? 'Nobody is named in this report: ask for it with group_by[]=user_id.'
      : undefined;
  },
  read(reading, row) {
    const start = Number(row.value.start_time);
    const seconds = Number(row.value.end_time) - start;
    if (seconds > 86_400) {
      reading.rows += 1;
      reading.refused += 1;
      const reason = 'The bucket is longer than a day: ask for it with bucket_width=1d.';
      reading.refusedFirst.push({ line: row.line, reason });
      return;
    }
    for (const result of resultsOf(row))
      addJsonRow(reading, row.line, {
        person: textIn(result, 'user_id'),
        day: dayText(Math.floor(start / 86_400)),
        actions: countIn(result, 'num_model_requests'),
      });
  },
};

function resultsOf({ value }: JsonRow): Record<string, unknown>[] {
  return Array.isArray(value.results) ? value.results.filter(isRecord) : [];
}
