import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { actions, button, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';

export const ASK_WEEK = 'learning-weeks.open-question';
export const NOTHING = 'learning-weeks.say-nothing';
export const SOMETHING = 'learning-weeks.log-something';

type Week = { rolloutId: RolloutId; teamId: TeamId; weekOn: Temporal.PlainDate };

export const weekValue = ({ rolloutId, teamId, weekOn }: Week) =>
  asValue({ rolloutId, teamId, weekOn: weekOn.toString() });

/** The weekly question of a wave: two answers, one press each. */
export function weekModal(week: Week, teamName: string, today: Temporal.PlainDate): Modal {
  return {
    type: 'modal',
    callback_id: 'learning-weeks.question',
    title: plain('This week', 24),
    close: plain('Later', 24),
    blocks: [
      section(
        `Did *${esc(teamName)}* find out anything in the week of ${sayDate(week.weekOn, today)} that the next team should know?`,
      ),
      section(
        'Something that went wrong, that took longer than it should, that nobody could answer, or that worked better than expected.',
      ),
      actions(
        button('Yes, log it', SOMETHING, weekValue(week), { style: 'primary' }),
        button('Nothing this week', NOTHING, weekValue(week)),
      ),
      context('“Nothing” is an answer too: otherwise, silence and a quiet week look the same.'),
    ],
  };
}

export function weekNotedModal(
  teamName: string,
  weekOn: Temporal.PlainDate,
  isNew: boolean,
): Modal {
  const said = isNew ? 'Noted, thank you: a quiet week' : 'Already noted: a quiet week';
  return {
    type: 'modal',
    callback_id: 'learning-weeks.noted',
    title: plain('This week', 24),
    close: plain('Close', 24),
    blocks: [
      section(`${said} in *${esc(teamName)}* (from ${sayDate(weekOn, weekOn.add({ days: 6 }))}).`),
      context('If something comes to mind, you can still log it with `/champion learned`.'),
    ],
  };
}
