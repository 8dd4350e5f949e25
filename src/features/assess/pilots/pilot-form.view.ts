import { context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { PilotRefusal } from './pilot-change.ts';

export const PILOT_FORM = 'pilots.change';
export const REASON_MAX = 300;

/** What it means to name another team the pilot, before anything happens. */
export function pilotModal(team: Team, beforeName: string): Modal {
  const { id: teamId, rolloutId, name } = team;
  return {
    type: 'modal',
    callback_id: PILOT_FORM,
    title: plain('Change the pilot', 24),
    submit: plain('Change it', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId, teamId }),
    blocks: [
      section(`*${esc(name)}* becomes the pilot, instead of *${esc(beforeName)}*.`),
      section(
        `The four questions are asked of the people of *${esc(name)}*; answers given so far stay on record. *${esc(beforeName)}* becomes a team like the others: its access ends until it is in a wave.`,
      ),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Why the change'),
        hint: plain(
          'For example: the pilot was in Hamburg, and the rollout was set up for Bremen.',
        ),
        element: { type: 'plain_text_input', action_id: 'value', max_length: REASON_MAX },
      },
      context('It is kept on the record, with its reason: `/rollout history`.'),
    ],
  };
}

export function pilotRefusalWords(
  refusal: PilotRefusal | { kind: 'no-such-team' },
  teamName: string,
): string {
  switch (refusal.kind) {
    case 'assessment-passed':
      return 'The assessment’s gate has been passed, and everything since stands on what this pilot said. If it was the wrong one, close this rollout with `/rollout close` and set up another. Nothing was changed.';
    case 'is-pilot':
      return `*${esc(teamName)}* is the pilot already. \`/rollout team edit ${esc(teamName)}\` changes its people. Nothing was changed.`;
    case 'too-few-people':
      return `*${esc(teamName)}* needs at least two people, since two of the pilot answer the four questions. Add them with \`/rollout team edit ${esc(teamName)}\` first. Nothing was changed.`;
    case 'no-reason':
      return 'Say why in a sentence: it stays on the record.';
    case 'no-such-team':
      return 'This team is no longer part of the rollout. Nothing was changed.';
  }
}
