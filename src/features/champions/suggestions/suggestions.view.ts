import type { UserId } from '../../../platform/ids.ts';
import { button, context, esc, type Message, section } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import type { Team } from '../../teams/teams/team.ts';
import { OPEN_NOMINATION } from '../nominations/nomination-modals.view.ts';
import type { Suggestion, SuggestionReason } from './suggestion.ts';

export const OPEN_SUGGESTIONS = 'suggestions.open-suggestions';

export const suggestionsValue = (team: Pick<Team, 'id' | 'rolloutId'>) =>
  asValue({ rolloutId: team.rolloutId, teamId: team.id });

const SHOWN = 5;

/** Who could be asked for a team, each with the reason and the button. */
export function suggestionsMessage(
  team: Team,
  suggestions: readonly Suggestion[],
  nameOf: (userId: UserId) => string,
  holderName: string | undefined,
): Message {
  const of = `*${esc(team.name)}*`;
  const text =
    holderName === undefined
      ? `Who could be champion of ${of}?`
      : `${esc(holderName)} is champion of ${of}. Who could be back-up?`;
  if (suggestions.length === 0) {
    return {
      text,
      blocks: [
        section(text),
        section(
          `I don’t know anyone on the team who could be asked. Add its people with \`/rollout team edit ${esc(team.name)}\`, or name someone: \`/champion nominate @person\`.`,
          commandButton('Add its people', {
            rolloutId: team.rolloutId,
            command: '/rollout',
            text: `team edit ${team.name}`,
          }),
        ),
      ],
    };
  }
  const shown = suggestions.slice(0, SHOWN).map((one) => {
    const value = asValue({ rolloutId: team.rolloutId, teamId: team.id, personId: one.personId });
    return section(
      `${esc(nameOf(one.personId))}${sayReasons(one.because)}`,
      button('Nominate', OPEN_NOMINATION, value),
    );
  });
  const more = suggestions.length - SHOWN;
  return {
    text,
    blocks: [
      section(text),
      ...shown,
      context(
        more > 0
          ? `…and ${more} more on the team. People who said no before are left out.`
          : 'People who said no before are left out. Start with a conversation rather than a form.',
      ),
    ],
  };
}

function sayReasons(reasons: readonly SuggestionReason[]): string {
  return reasons.length === 0 ? '' : `: ${sayList(reasons.map(sayReason))}`;
}

function sayReason(reason: SuggestionReason): string {
  switch (reason.kind) {
    case 'back-up':
      return 'already back-up';
    case 'was-champion':
      return 'has done it before';
    case 'thanked':
      return `thanked by colleagues ${sayCount(reason.times, 'time')}`;
    case 'asks':
      return `asked ${sayCount(reason.times, 'question')} about it`;
  }
}
