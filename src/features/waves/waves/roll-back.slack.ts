import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import {
  choice,
  restOfLine,
  rolloutValue,
  teamValue,
  text,
} from '../../../platform/slack/fields.ts';
import { keptId, keptPerson } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeamNamed, listTeams } from '../../teams/teams/teams.store.ts';
import { unknownTeam } from '../../teams/teams/teams.view.ts';
import {
  LIFT_FORM,
  liftModal,
  MESSAGE_MAX,
  ROLL_BACK_FORM,
  ROLL_BACK_SEND_FORM,
  rollBackMessageModal,
  rollBackModal,
  WHOLE_WAVE,
} from './roll-back.view.ts';
import { findWaveToRollBack, judgeRollBack, liftTeam, rollBack } from './roll-back-wave.usecase.ts';
import { rollBackSteps } from './wave.ts';
import { listPeopleOf, listTeamsOfWave } from './wave-people.store.ts';
import { startedTeams } from './wave-record.ts';
import { sayRefusal } from './wave-start.slack.ts';
import { findWaveIn, findWaveMeant } from './wave-status.store.ts';
import { rollBackMessage, waveRefusalWords } from './wave-words.ts';
import { noSuchWave, waveNumber, waveValue } from './waves.slack.ts';
import { listWaves } from './waves.store.ts';
import { doneModal } from './waves.view.ts';

const ofLeads = {
  command: '/rollout' as const,
  who: ['lead'] as const,
  instead: [
    { says: 'See this wave', run: '/rollout wave status' },
    { says: 'Who has access', run: '/rollout access' },
  ],
  about: 'rollout' as const,
};

const rollback = command({
  ...ofLeads,
  name: 'wave rollback',
  summary: 'take a team or a wave a step back, with a message to its people',
  usage: '[number]',
  isUseful: (request) => findWaveIn(request, ['baking', 'paused', 'completed']) !== undefined,
  arguments: waveNumber,
  run(request, number): Reply {
    const meant = findWaveMeant(request, number);
    const wave = meant && findWaveToRollBack(request, { number: meant.number, teamId: undefined });
    if (wave === undefined) return noSuchWave(request, number);
    if (wave.clock.startedOn === undefined)
      return tell(sentence(sayRefusal(request, { kind: 'not-started' })));
    return open(rollBackModal(wave, listTeamsOfWave(request, wave)));
  },
});

const fields = z.object({
  team: z.string({ error: 'Choose the team, or the whole wave.' }),
  step: choice(rollBackSteps, 'Choose a step.'),
  keeps: z
    .array(keptPerson)
    .optional()
    .transform((ids) => ids ?? []),
  reason: text('The reason', 500),
});

/** Which field a refusal belongs to. */
const FIELD_OF: Record<string, string> = {
  'no-softer-step': 'step',
  'nobody-kept': 'keeps',
  'no-reason': 'reason',
};

const rollBackSubmission = submission({
  callbackId: ROLL_BACK_FORM,
  who: ['lead'],
  about: 'rollout',
  context: waveValue,
  fields,
  run(request, { team, step, keeps, reason }, { number }): Reply {
    const { rolloutId } = request;
    const teamId = team === WHOLE_WAVE ? undefined : (team as TeamId);
    const wave = findWaveToRollBack(request, { number, teamId });
    if (wave === undefined) return noSuchWave(request, number);
    const asked = { number, teamId, step, keeps, reason };
    const outcome = judgeRollBack(request, wave, asked);
    if (outcome.kind !== 'done') {
      const words = waveRefusalWords(outcome, request.today);
      return fieldErrors({ [FIELD_OF[outcome.kind] ?? 'team']: words });
    }
    const teams = listTeamsOfWave(request, wave).filter(
      (one) => teamId === undefined || one.id === teamId,
    );
    const who = teamId === undefined ? `Wave ${number}` : (teams[0]?.name ?? '');
    const people = new Set(teams.flatMap((one) => listPeopleOf(request, one))).size;
    const capability = findRollout(request.database, rolloutId)?.name ?? '';
    const message = rollBackMessage(step, {
      teamName: teamId === undefined ? 'your team' : who,
      capability,
      reason,
    });
    const draft = { rolloutId, number, teamId, step, keeps, reason };
    return update(rollBackMessageModal(draft, { who, people, message }));
  },
});

const sendSubmission = submission({
  callbackId: ROLL_BACK_SEND_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue.extend({
    number: z.number().int(),
    teamId: keptId<TeamId>().optional(),
    step: z.enum(rollBackSteps),
    keeps: z.array(keptPerson),
    reason: z.string(),
  }),
  fields: z.object({ message: text('The message', MESSAGE_MAX) }),
  run(request, { message }, { number, teamId, step, keeps, reason }): Reply {
    const outcome = rollBack(request, { number, teamId, step, keeps, reason, message });
    if (outcome.kind === 'no-such-wave') return noSuchWave(request, number);
    if (outcome.kind !== 'done') return tell(sentence(sayRefusal(request, outcome)));
    const who = teamId === undefined ? `Wave ${number}` : sayList(outcome.teamNames.map(esc));
    const next =
      teamId === undefined
        ? 'Leads are asked what it taught you; then the wave is planned again, with other teams or the same ones.'
        : 'Find the cause; `/rollout wave lift <team>` undoes it.';
    const says = `${who} has been rolled back; ${sayCount(outcome.notified, 'person gets', 'people get')} your message. *Next:* ${next}`;
    return update(doneModal('Rolled back', says, outcome.wave));
  },
});

const lift = command({
  ...ofLeads,
  name: 'wave lift',
  summary: 'give back what a roll-back took from a team',
  usage: '<team>',
  isUseful: ({ database, rolloutId }) =>
    [...startedTeams(listWaves(database, rolloutId)).values()].some((one) => one.rollBack),
  arguments: restOfLine,
  run(request, name): Reply {
    const { database, rolloutId } = request;
    const team = findTeamNamed(database, rolloutId, name);
    if (team === undefined) {
      const names = listTeams(database, rolloutId).map((one) => one.name);
      return tell(sentence(unknownTeam(name, names)));
    }
    const status = startedTeams(listWaves(database, rolloutId)).get(team.id);
    if (status?.rollBack === undefined)
      return tell(sentence(sayRefusal(request, { kind: 'not-rolled-back' })));
    return open(liftModal(team, liftDraft(request, team.name)));
  },
});

function liftDraft({ database, rolloutId }: RolloutRequest, teamName: string): string {
  const name = findRollout(database, rolloutId)?.name ?? '';
  return `From today, ${teamName} can use ${name} again as before. What was wrong: … What we changed: … Thank you for your patience; if it happens again, tell your champion at once.`;
}

const liftSubmission = submission({
  callbackId: LIFT_FORM,
  who: ['lead'],
  about: 'rollout',
  context: teamValue,
  fields: z.object({ message: text('The message', MESSAGE_MAX) }),
  run(request, { message }, { teamId }): Reply {
    if (message.includes('…'))
      return fieldErrors({
        message: 'Replace each … with what was wrong and what was changed.',
      });
    const outcome = liftTeam(request, { teamId, message });
    if (outcome.kind === 'no-such-team')
      return tell(
        sentence(
          'This team is no longer part of the rollout. `/rollout teams` lists those that are.',
        ),
      );
    if (outcome.kind !== 'done') return tell(sentence(sayRefusal(request, outcome)));
    return tell(
      sentence(
        `${esc(outcome.teamName)} gets back what the roll-back took; ${sayCount(outcome.notified, 'person gets', 'people get')} your message.`,
      ),
    );
  },
});

export const rollBackCommands = [rollback, lift];
export const rollBackSubmissions = [rollBackSubmission, sendSubmission, liftSubmission];
