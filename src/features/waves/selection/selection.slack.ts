import { z } from 'zod';
import { later } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { channelId, date, number, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { earliestStartOf } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { waveToPlan } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { findQuestion, type SelectionTerms } from './candidates.store.ts';
import { type ConfirmOutcome, confirmSelection, isProposal } from './confirm-selection.usecase.ts';
import { SELECTION_SETTINGS, selectExpansion } from './selection.ts';
import {
  CHOOSE_FORM,
  CONFIRM_FORM,
  confirmedModal,
  confirmModal,
  proposalModal,
  tooFewMessage,
} from './selection.view.ts';
import { priceOfEdit } from './selection-edit.ts';

const DEFAULT_PLACES = 3;

/** "2", "3", "3 0.4": how many teams, and from which similarity on a workflow counts as alike. */
const terms = z.string().transform((typed, issues): SelectionTerms => {
  const [places = String(DEFAULT_PLACES), similar, ...rest] = typed.trim().split(/\s+/);
  const share =
    similar === undefined ? SELECTION_SETTINGS.similarWorkflow : Number(similar.replace(',', '.'));
  const isRight = /^[23]?$/.test(places) && share >= 0 && share <= 1 && rest.length === 0;
  if (isRight) return { places: places === '2' ? 2 : 3, similar: share };
  issues.addIssue({
    code: 'custom',
    message: 'Choose 2 or 3 teams, and if you like a similarity from 0 to 1, for example `3 0.4`.',
  });
  return z.NEVER;
});

const select = command({
  command: '/rollout',
  name: 'select',
  summary: 'choose the second pilot: a similar workflow in the most different teams',
  usage: '[2 or 3] [similarity]',
  who: ['lead'],
  instead: [
    { says: 'Ask to join', run: '/rollout join' },
    { says: 'See the waves', run: '/rollout waves' },
  ],
  about: 'rollout',
  isUseful: ({ database, rolloutId }) => {
    const next = waveToPlan(listWaves(database, rolloutId));
    return next.number === 0;
  },
  arguments: terms,
  run(request, { places, similar }): Reply {
    const { database, rolloutId } = request;
    if (waveToPlan(listWaves(database, rolloutId)).number > 0) return tell(STARTED);
    const question = findQuestion(request, { places, similar });
    if (question === undefined) return tell(NO_PILOT);
    const selection = selectExpansion(question);
    if (selection.kind === 'too-few') return tell(tooFewMessage(selection));
    return open(proposalModal(selection, { rolloutId, places, similar }));
  },
});

const STARTED = sentence(
  'The second pilot has started, so its teams are fixed. `/rollout waves` shows it; `/rollout wave plan` plans the next wave.',
);
const NO_PILOT = sentence(
  'This rollout no longer has its pilot team, so there is nothing to compare with.',
);

const termsValue = rolloutValue.extend({
  places: z.union([z.literal(2), z.literal(3)]),
  similar: z.number().min(0).max(1),
});

const chooseSubmission = submission({
  callbackId: CHOOSE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: termsValue,
  fields: z.object({
    teams: z.array(keptId<TeamId>(), { error: 'Choose two or three teams.' }),
  }),
  run(request, { teams }, context): Reply {
    const { database, rolloutId, today } = request;
    const question = findQuestion(request, context);
    const selection = question && selectExpansion(question);
    const rollout = findRollout(database, rolloutId);
    if (selection?.kind !== 'proposed' || rollout === undefined) return tell(CHANGED);
    const price = priceOfEdit(selection, teams);
    if (!price.possible) return fieldErrors({ teams: price.words.join(' ') });
    const chosen = listTeams(database, rolloutId).filter((team) => teams.includes(team.id));
    const earliest = earliestStartOf(rollout, 'expansion');
    const startsOn = later(earliest, today);
    return update(
      confirmModal({
        terms: { rolloutId, places: context.places, similar: context.similar },
        teams: chosen,
        price,
        isProposal: isProposal(selection, teams),
        startsOn,
        today,
      }),
    );
  },
});

const CHANGED = sentence(
  'Fewer than two teams are eligible now, so nothing was chosen. `/rollout select` shows why.',
);

const confirmSubmission = submission({
  callbackId: CONFIRM_FORM,
  who: ['lead'],
  about: 'rollout',
  context: termsValue.extend({
    teamIds: z.array(keptId<TeamId>()),
  }),
  fields: z.object({
    reason: z
      .string({
        error: 'Say in a sentence why you chose these teams; it stays next to the proposal.',
      })
      .trim()
      .min(1, {
        error: 'Say in a sentence why you chose these teams; it stays next to the proposal.',
      })
      .optional(),
    starts_on: date('The planned start'),
    channel: channelId('Choose the channel of the wave.'),
    bake: number('The bake time', 1, 120, '20').pipe(
      z.number().int({ error: 'The bake time must be whole working days, for example 20.' }),
    ),
  }),
  run(request, typed, { places, similar, teamIds }): Reply {
    const outcome = confirmSelection(request, {
      ...{ places, similar, teamIds },
      reason: typed.reason ?? '',
      intendedOn: typed.starts_on,
      channelId: typed.channel,
      workingDays: typed.bake,
    });
    return replyTo(request, outcome);
  },
});

function replyTo(request: RolloutRequest, outcome: ConfirmOutcome): Reply {
  const { database, rolloutId, today } = request;
  switch (outcome.kind) {
    case 'confirmed': {
      const ids = outcome.wave.teams.map((each) => each.teamId);
      const names = listTeams(database, rolloutId)
        .filter((team) => ids.includes(team.id))
        .map((team) => team.name);
      return update(confirmedModal(names, outcome.wave.intendedOn, today));
    }
    case 'impossible':
      return tell(
        sentence(
          `Something has changed, so nothing was confirmed: ${esc(outcome.words.join(' '))} \`/rollout select\` makes a new proposal.`,
        ),
      );
    case 'too-few':
      return tell(CHANGED);
    case 'not-lead':
      return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'confirm the second pilot'));
    case 'already-started':
      return tell(STARTED);
    case 'in-the-past':
      return fieldErrors({
        starts_on: `This day has passed. Choose ${sayDate(outcome.today, outcome.today)} or a later day.`,
      });
    case 'before-phase':
      return fieldErrors({
        starts_on: `The rollout’s calendar allows ${sayDate(outcome.earliestOn, request.today)} at the earliest. A lead can change it with /rollout edit.`,
      });
    case 'bot-not-in-channel':
      return fieldErrors({
        channel: `I’m not in ${outcome.channelName === undefined ? 'that channel' : `#${outcome.channelName}`} yet. Type /invite @Groundswell there, then submit this again.`,
      });
  }
}

export const selectionCommands = [select];
export const selectionSubmissions = [chooseSubmission, confirmSubmission];
