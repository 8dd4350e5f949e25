import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, optionalText, teamValue } from '../../../platform/slack/fields.ts';
import { keptMoment } from '../../../platform/slack/kept-values.ts';
import { reasonIsThin } from '../../../platform/slack/reason-field.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayChoice, sayCount } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { confirmMust, findWaiting } from './confirm-must.usecase.ts';
import {
  confirmMustModal,
  MUST_FORM,
  MUST_WORDS_MAX,
  mustsDoneModal,
  OPEN_MUST,
} from './confirm-must.view.ts';
import { type ConfirmedMust, confirmedMusts, mustSays } from './must-confirmation.ts';
import { TEAM_IS_GONE } from './readiness.slack.ts';
import { findReadiness } from './readiness.store.ts';
import { roleWords } from './readiness-form.view.ts';
import type { TeamReadiness, WaitingMust } from './team-readiness.ts';

const ofTeam = teamValue.extend({ must: z.enum(confirmedMusts) });
type OfTeam = z.output<typeof ofTeam>;

const openMust = action({
  actionId: OPEN_MUST,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: ofTeam,
  run(request, of): Reply {
    const waiting = findWaiting(request, of);
    if (waiting === undefined) return nothingWaits;
    if (!waiting.waitsFor.includes(request.acting.userId)) return notAsked(request, waiting);
    return page(request, of, waiting, open);
  },
});

const mustForm = submission({
  callbackId: MUST_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: ofTeam.extend({ readUpTo: keptMoment }),
  fields: z.object({
    says: choice(mustSays, 'Choose one of the two.'),
    words: optionalText('Your words', MUST_WORDS_MAX),
  }),
  run(request, typed, context): Reply {
    const outcome = confirmMust(request, { ...context, ...typed });
    switch (outcome.kind) {
      case 'no-such-team':
        return tell(TEAM_IS_GONE);
      case 'not-waiting':
        return nothingWaits;
      case 'not-asked':
        return notAsked(request, outcome.waiting);
      case 'needs-words':
        return fieldErrors({ words: reasonIsThin('what would make it a yes') });
      case 'changed-meanwhile': {
        const waiting = findWaiting(request, context);
        return waiting === undefined ? nothingWaits : page(request, context, waiting, update);
      }
      case 'confirmed':
        return update(
          mustsDoneModal(
            `Saved. \`/rollout readiness ${esc(outcome.team.name)}\` shows it with your name.`,
          ),
        );
    }
  },
});

function page(
  request: RolloutRequest,
  { teamId, must }: OfTeam,
  waiting: WaitingMust,
  show: typeof open,
): Reply {
  const found = findReadiness(request, teamId);
  if (found === undefined) return tell(TEAM_IS_GONE);
  const { database, rolloutId } = request;
  return show(
    confirmMustModal({
      ...{ team: found.team, must, readUpTo: waiting.since.epochMilliseconds },
      answered: answeredWords(request, found, must),
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
    }),
  );
}

/** What they are asked to confirm: who said what. */
function answeredWords(
  { database }: RolloutRequest,
  { team, readiness, capacityAnswers }: TeamReadiness,
  must: ConfirmedMust,
): string {
  const { context, workflows } = team;
  if (must === 'sponsor-consent')
    return `${sayCount(context.size, 'person', 'people')}, ${esc(context.function)} in ${esc(context.place)}. They would use it for ${esc(workflows.join(', '))}. So far they have ${readiness.score} of 100 points.`;
  if (must === 'capacity') {
    const finding = readiness.mustHaves.find(({ mustHave }) => mustHave === 'capacity');
    const by = capacityAnswers.at(-1);
    const who =
      by === undefined
        ? ''
        : `${esc(findName(database, by.saidBy))}, ${roleWords[by.role]}, answered. `;
    return `${who}${esc(finding?.words ?? '')}`;
  }
  const rules = readiness.mustHaves.find(({ mustHave }) => mustHave === 'data-rules')?.saidBy.at(0);
  if (rules === undefined) return 'Nobody has answered yet.';
  return `${esc(findName(database, rules.saidBy))}, ${roleWords[rules.role]}, says that it is clear which data may go into it and which may not, and names you as the owner of the rules. Where it is written:\n>${esc(rules.evidence.trim())}`;
}

const nothingWaits = tell(
  sentence('Nothing waits for a word here: it was said or changed meanwhile.'),
);

function notAsked({ database }: RolloutRequest, { waitsFor }: WaitingMust): Reply {
  const names = waitsFor.map((id) => esc(findName(database, id)));
  const who = names.length === 0 ? 'Nobody' : `Only ${sayChoice(names)}`;
  return tell(sentence(`${who} can say this today. Nothing was changed.`));
}

export const mustActions = [openMust];
export const mustSubmissions = [mustForm];
