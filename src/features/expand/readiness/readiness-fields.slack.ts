/* What is entered on a page of the readiness questions, and what is wrong with it. */
import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { FieldValues } from '../../../platform/slack/declarations.ts';
import { choice, optionalText } from '../../../platform/slack/fields.ts';
import { type AskedItem, levels, showsSomething } from './readiness-answer.ts';
import { EVIDENCE_MAX, evidenceBlock, levelBlock, OWNER_BLOCK } from './readiness-form.view.ts';

const level = choice(levels, 'Choose an answer; “I do not know yet” is one.');
const evidence = optionalText('What shows it', EVIDENCE_MAX);
/** Only the fields of the step that was sent are there. */
export const stepFields = z.custom<FieldValues>().transform((values, issues) => {
  for (const [block, value] of Object.entries(values)) {
    const read = block.startsWith('level:')
      ? level.safeParse(value)
      : block.startsWith('evidence:')
        ? evidence.safeParse(value)
        : undefined;
    if (read?.success === false) {
      issues.addIssue({
        code: 'custom',
        path: [block],
        message: read.error.issues[0]?.message ?? '',
      });
    }
  }
  return values;
});

/** Each problem of a page, beside its field. */
export function problemsIn(
  typed: FieldValues,
  items: readonly AskedItem[],
  speakerId: UserId,
): Record<string, string> {
  const wrong = ownerProblem(typed, items, speakerId);
  const thin = items.filter((item) => isThin(typed[levelBlock(item)], typed[evidenceBlock(item)]));
  return {
    ...Object.fromEntries(thin.map((item) => [evidenceBlock(item), THIN])),
    ...(wrong === undefined ? {} : { [OWNER_BLOCK]: wrong }),
  };
}

const THIN =
  'This shows nothing to someone else. Link to the page, or say in a few words what or who shows it; leave it empty while there is nothing.';

function isThin(level: FieldValues[string], shows: FieldValues[string]): boolean {
  const typed = String(shows ?? '').trim();
  return (level === 'yes' || level === 'partly') && typed !== '' && !showsSomething(typed);
}

/** A yes to the data rules names who can confirm it, and that is never the one who says it. */
function ownerProblem(
  typed: FieldValues,
  items: readonly AskedItem[],
  speakerId: UserId,
): string | undefined {
  if (!items.includes('data-rules') || typed[levelBlock('data-rules')] !== 'yes') return undefined;
  const owner = typed[OWNER_BLOCK];
  if (owner === undefined || owner === '')
    return 'Name who owns these rules; they are asked whether it is so.';
  return owner === speakerId
    ? 'Name someone other than yourself: the owner confirms what you say.'
    : undefined;
}
