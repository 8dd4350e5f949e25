import { surfaceBits } from '../usage/surface.ts';
import { countIn, part, textIn } from './json-rows.ts';
import { addJsonRow, type JsonReader } from './json-usage.ts';

/**
 * Claude Code's usage report. An act is a session. A person has a record for each terminal and subscription
 * of a day, and they add up; keys for programs are no people and stay apart.
 */
export const claudeCodeReader: JsonReader = {
  kind: 'claude-code',
  version: '2023-06-01',
  repeats: 'sum',
  isMine: ({ value }) => 'actor' in value && 'core_metrics' in value,
  sameAs: ({ value }) =>
    JSON.stringify([
      ...[value.date, value.actor, value.terminal_type],
      ...[value.customer_type, value.subscription_type, value.organization_id],
    ]),
  read(reading, { line, value }) {
    const actor = part(value, 'actor');
    const program = textIn(actor, 'api_key_name');
    const email = textIn(actor, 'email_address');
    const person = email === '' && program !== '' ? `key: ${program}` : email;
    if (person !== email) reading.programs.add(person.toLowerCase());
    const sessions = countIn(part(value, 'core_metrics'), 'num_sessions');
    addJsonRow(reading, line, {
      person,
      day: textIn(value, 'date'),
      actions: sessions,
      sessions,
      surfaces: surfaceBits({ code: true }),
    });
  },
};
