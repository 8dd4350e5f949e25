import { dateAt } from '../../../platform/calendar.ts';
import { actions, esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asSentence, sayDate } from '../../../platform/words.ts';
import { type Rollout, todayAt } from './rollout.ts';

type Closed = { rollout: Rollout; byName: string; now: Temporal.Instant };

/** "*Support copilot* was closed on 3 March by Lena: …"; undefined while it is open. Safe mrkdwn. */
export function closedWords({ rollout, byName, now }: Closed): string | undefined {
  const { closedAt, closing, name, timeZone } = rollout;
  if (closedAt === undefined) return undefined;
  const on = sayDate(dateAt(closedAt, timeZone), todayAt(rollout, now));
  const by = closing === undefined ? '' : ` by ${esc(byName)}`;
  const why = closing === undefined ? '.' : `: ${esc(asSentence(closing.reason))}`;
  return `*${esc(name)}* was closed on ${on}${by}${why} What was decided stays on record: \`/rollout history\`. A lead can open it again with \`/rollout reopen\`.`;
}

/** Where a rollout stands that was closed, and what can still be read of it. */
export function closedMessage(closed: Closed): Message {
  const { id: rolloutId, closing } = closed.rollout;
  const access =
    closing?.access === 'kept'
      ? ' People keep the access that they had on that day.'
      : ' Nobody has access through it.';
  const button = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId });
  return sentence(
    `${closedWords(closed) ?? ''}${access}`,
    actions(
      button('History', 'history'),
      button('The teams', 'teams'),
      button('Waves', 'waves'),
      button('Learnings', 'learnings'),
      button('Reopen it', 'reopen'),
    ),
  );
}
