import type { Problem } from './problem.ts';

/** What Slack would refuse in this modal or App Home; an empty list means that it would be shown. */
export function validateView(_view: Record<string, unknown>): Problem[] {
  return [];
}
