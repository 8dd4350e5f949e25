import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { date, noArguments, number, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { findPlanning } from './read-planning.store.ts';
import { setLimits } from './set-limits.usecase.ts';
import { limitsOf, limitWords } from './wave-limits.ts';
import { LIMITS_FORM, limitsModal } from './wave-limits.view.ts';
import { getPlanSettings } from './wave-plans.store.ts';

const limits = command({
  command: '/rollout',
  name: 'wave limits',
  summary: 'how fast waves may grow: per live team, by champions’ and reviewers’ hours',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'See the waves', run: '/rollout waves' }],
  about: 'rollout',
  arguments: noArguments,
  run: ({ database, rolloutId }) =>
    open(limitsModal(rolloutId, getPlanSettings(database, rolloutId))),
});

const hours = (what: string) => number(what, 0, 40, '2');
const weeks = (what: string) =>
  number(what, 1, 52, '3').pipe(z.number().int({ error: `${what}: enter whole weeks.` }));

const limitsSubmission = submission({
  callbackId: LIMITS_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    speed: number('New teams per live team', 0, 2, '2'),
    champions: hours('Champion hours'),
    reviewers: hours('Reviewer hours'),
    shortest: weeks('The shorter time'),
    longest: weeks('The longer time'),
    reason: text('The reason', 300),
    [LAST_DAY]: date('The last day').optional(),
  }),
  run(request, typed): Reply {
    if (typed.longest < typed.shortest)
      return fieldErrors({ longest: 'The longer time can’t be shorter than the shorter one.' });
    const asked = setLimits(
      request,
      {
        newPerLiveTeam: typed.speed,
        championHoursPerTeam: typed.champions,
        reviewerHoursPerTeam: typed.reviewers,
        waveWeeks: { shortest: typed.shortest, longest: typed.longest },
      },
      { reason: typed.reason, lasts: lastsOf(typed[LAST_DAY]) },
    );
    if (asked !== undefined && asked.kind !== 'asked') {
      const { field, says } = sayLooseningRefusal(asked, request.today);
      return fieldErrors({ [field]: says });
    }
    const waits = asked === undefined ? '' : ` ${sayAsked(asked)}`;
    const planning = findPlanning(request);
    if (planning === undefined) return tell(sentence(`Saved.${waits}`));
    const { facts, settings } = planning;
    const { championHours, reviewerHours } = facts;
    const supply = { liveTeams: facts.liveTeams.length, championHours, reviewerHours };
    return tell(
      sentence(`Saved. Today that means: ${esc(limitWords(limitsOf(supply, settings)))}${waits}`),
    );
  },
});

export const limitCommands = [limits];
export const limitSubmissions = [limitsSubmission];
