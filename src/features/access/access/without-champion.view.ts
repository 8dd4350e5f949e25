import { esc } from '../../../platform/slack/blocks.ts';
import { asSentence, sayDate } from '../../../platform/words.ts';
import type { AccessWithoutChampion } from '../../contract/team-access.ts';
import type { TeamDecision } from './team-decision.ts';

/** What happens to the access of a team without a certified champion; undefined while it is not live. */
export function withoutChampion(
  { teamName, access, isRolledBack }: Pick<TeamDecision, 'teamName' | 'access' | 'isRolledBack'>,
  today: Temporal.PlainDate,
): AccessWithoutChampion | undefined {
  const { state, lastOn, reason } = access;
  const name = esc(teamName);
  if (state === 'waiting' || state === 'suspended') return undefined;
  if (isRolledBack) {
    const words = `${asSentence(esc(reason))} That stays so until a lead lifts the roll-back.`;
    return { words, lastOn: undefined };
  }
  if (state === 'frozen') {
    const words = `Nobody new gets access until ${name} has a certified champion again; people who have access keep it.`;
    return { words, lastOn: undefined };
  }
  if (lastOn === undefined) return { words: esc(reason), lastOn };
  const until = sayDate(lastOn, today);
  const words =
    state === 'grace'
      ? `Everything stays as it is up to and including ${until}; from the day after nobody new gets access.`
      : `${name} stays live under an override up to and including ${until}.`;
  return { words, lastOn };
}
