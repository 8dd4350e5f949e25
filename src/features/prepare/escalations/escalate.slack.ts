import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, shortcut, submission } from '../../../platform/slack/declarations.ts';
import {
  choice,
  optionalText,
  restOfLine,
  rolloutValue,
  text,
} from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { type Team, workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { raisedReceipt } from './case-messages.view.ts';
import { WORDS_MAX } from './case-modals.view.ts';
import { getCaseWords } from './case-words.store.ts';
import { ESCALATE_FORM, escalateModal } from './escalate-modal.view.ts';
import { raiseCase } from './raise-case.usecase.ts';

const WITH_A_PART = ['lead', 'sponsor', 'champion', 'backup', 'manager', 'member'] as const;

const escalate = command({
  command: '/core',
  name: 'escalate',
  summary: 'have someone look at an output that may be wrong',
  usage: '[what is wrong]',
  who: WITH_A_PART,
  instead: [{ says: 'See who to ask', run: '/core who' }],
  about: 'rollout',
  arguments: restOfLine,
  run: (request, words) => openForm(request, { words, link: undefined }),
});

/** The message's link goes into the form; its text does not, since it may be the output itself. */
const escalateMessage = shortcut({
  callbackId: 'escalations.escalate-output',
  kind: 'message',
  who: WITH_A_PART,
  about: 'rollout',
  run: (request, { permalink }) => openForm(request, { words: '', link: permalink }),
});

function openForm(
  request: RolloutRequest,
  draft: { words: string; link: string | undefined },
): Reply {
  const { database, rolloutId } = request;
  const teams = teamsToEscalateFor(request);
  const all = workflowsInUse(listTeams(database, rolloutId));
  const own = workflowsInUse(teams);
  const workflows = own.length > 0 ? own : all;
  if (workflows.length === 0) return tell(NO_WORK);
  return open(escalateModal({ rolloutId, teams, workflows, ...draft }));
}

/** A person's own teams first; leads, sponsors and those without a team choose among all. */
function teamsToEscalateFor({ database, rolloutId, acting }: RolloutRequest): readonly Team[] {
  const teams = listTeams(database, rolloutId);
  if (acting.roles.has('lead') || acting.roles.has('sponsor')) return teams;
  const { userId } = acting;
  const serves = new Set(
    [...listChampionsByTeam(database, rolloutId)]
      .filter(([, champions]) =>
        champions.some((one) => one.personId === userId && one.ended === undefined),
      )
      .map(([teamId]) => teamId),
  );
  const own = teams.filter(
    ({ id, managerId, memberIds }) =>
      serves.has(id) || managerId === userId || memberIds.includes(userId),
  );
  return own.length > 0 ? own : teams;
}

const form = submission({
  callbackId: ESCALATE_FORM,
  who: WITH_A_PART,
  about: 'rollout',
  context: rolloutValue.extend({
    teamId: keptId().optional(),
    workflow: z.string().optional(),
  }),
  fields: z.object({
    team: z.string().optional(),
    workflow: z.string().optional(),
    link: optionalText('The link', 1000),
    words: text('What is wrong', WORDS_MAX),
    gravity: choice(['usual', 'critical'], 'Choose how bad it is.'),
  }),
  run(request, typed, context): Reply {
    const { database, rolloutId } = request;
    const teamId = (context.teamId ?? typed.team) as TeamId | undefined;
    if (teamId === undefined) return fieldErrors({ team: 'Choose the team it is from.' });
    const wanted = context.workflow ?? typed.workflow;
    const known = workflowsInUse(listTeams(database, rolloutId));
    const workflow = known.find((one) => workflowKey(one) === workflowKey(wanted ?? ''));
    if (workflow === undefined) return fieldErrors({ workflow: 'Choose the work it belongs to.' });
    if (typed.link !== '' && !isLink(typed.link))
      return fieldErrors({ link: 'Write a link that begins with https://, or leave it empty.' });
    const outcome = raiseCase(request, {
      ...{ teamId, workflow, words: typed.words },
      link: typed.link === '' ? undefined : typed.link,
      isCritical: typed.gravity === 'critical',
    });
    if (outcome.kind === 'unknown-team')
      return tell(sentence('This team is no longer part of the rollout. Nothing was saved.'));
    const { escalation } = outcome;
    const words = getCaseWords(request, escalation);
    if (outcome.kind === 'raised') return tell(raisedReceipt(escalation, words));
    const by = esc(words.nameOf(escalation.askerId));
    return tell(sentence(`${by} raised this output already, so it stays one case.`));
  },
});

/** Nothing that could break out of the link that it is shown as. */
function isLink(typed: string): boolean {
  return /^https?:\/\/[^\s<>|]+$/.test(typed);
}

const NO_WORK = sentence(
  'No team of this rollout has said what it uses the capability for, so there is no work to escalate about. A lead can name it with `/rollout team edit`.',
);

export const escalateCommands = [escalate];
export const escalateShortcuts = [escalateMessage];
export const escalateForms = [form];
