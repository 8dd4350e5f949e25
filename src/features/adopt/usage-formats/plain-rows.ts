import { countIn, textIn } from './json-rows.ts';
import { addJsonRow, type JsonReader } from './json-usage.ts';

/** Rows in our own words, for whoever writes a bridge of their own. */
export const plainRowsReader: JsonReader = {
  kind: 'csv',
  version: 'rows-1',
  repeats: 'last',
  isMine: ({ value }) => 'person' in value && 'day' in value && 'actions' in value,
  read(reading, { line, value }) {
    addJsonRow(reading, line, {
      person: textIn(value, 'person'),
      day: textIn(value, 'day'),
      actions: 'actions' in value ? countIn(value, 'actions') : undefined,
      sessions: 'sessions' in value ? countIn(value, 'sessions') : undefined,
    });
  },
};
