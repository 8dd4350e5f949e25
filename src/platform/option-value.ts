import { createHash } from 'node:crypto';

/** So many characters Slack takes in the value of an option. */
const LONGEST = 150;

/** What an option is known by: the key itself, or its hash where Slack would not take it. The same for what it gave. */
export function optionValue(key: string): string {
  return key.length <= LONGEST ? key : createHash('sha256').update(key).digest('hex');
}
