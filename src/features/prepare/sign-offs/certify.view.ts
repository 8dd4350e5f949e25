import type { PlainTextOption } from '@slack/types';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { OPEN_CERTIFY } from '../certificates/certificate.view.ts';
import { OPEN_PATH } from '../training/learning-message.view.ts';
import type { SignOffRequest } from './sign-off-request.ts';

export const CERTIFY_FORM = 'sign-offs.ask-sign-off';

export type CertifyForm = {
  rolloutId: RolloutId;
  teams: readonly { id: string; name: string }[];
  signers: readonly { id: UserId; name: string; isChampion: boolean }[];
  /** The request before this one: given back, or still with somebody who does not answer. */
  last: SignOffRequest | undefined;
  lastSignerName: string;
};

/** One observed real task, described and linked, and who is asked to sign it off. */
export function certifyModal(form: CertifyForm): Modal {
  const { rolloutId, teams, signers, last } = form;
  const only = teams.length === 1 ? teams[0] : undefined;
  return {
    type: 'modal',
    callback_id: CERTIFY_FORM,
    private_metadata: asValue({ rolloutId, ...(only === undefined ? {} : { teamId: only.id }) }),
    title: plain('One real task', 24),
    submit: plain('Ask for sign-off', 24),
    close: plain('Not yet', 24),
    blocks: [
      section(
        'You have taken both paths. One real task is left: one that you did, or helped a colleague do, with someone watching. It doesn’t have to have gone well; what counts is how you judged it.',
      ),
      ...beforeBlocks(form),
      ...(only === undefined ? [teamInput(teams)] : []),
      {
        type: 'input',
        block_id: 'description',
        label: plain('What was the task, and how did you go about it?'),
        hint: plain(
          'Two or three sentences: what you gave it, what came back, what you checked, what you changed.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'description',
          multiline: true,
          max_length: 1500,
          ...(last === undefined ? {} : { initial_value: last.task.description }),
        },
      },
      {
        type: 'input',
        block_id: 'link',
        label: plain('Link to it'),
        hint: plain('The thread, document or ticket, where the person who signs can open it.'),
        element: {
          type: 'url_text_input',
          action_id: 'link',
          ...(last === undefined ? {} : { initial_value: last.task.link }),
        },
      },
      {
        type: 'input',
        block_id: 'observer',
        label: plain('Who watched?'),
        hint: plain(
          'A colleague, your buddy or your manager. They’re asked to say what they saw before anyone signs.',
        ),
        element: {
          type: 'users_select',
          action_id: 'observer',
          ...(last === undefined ? {} : { initial_user: last.observedBy }),
        },
      },
      {
        type: 'input',
        block_id: 'signer',
        label: plain('Who should sign it off?'),
        element: {
          type: 'static_select',
          action_id: 'signer',
          options: signers.map(signerOption),
        },
      },
    ],
  };
}

function beforeBlocks({ last, lastSignerName }: CertifyForm): AnyBlock[] {
  if (last?.decision?.kind === 'returned') {
    return [section(`${esc(lastSignerName)} gave it back:\n>${quoted(last.decision.reason)}`)];
  }
  if (last === undefined || last.decision !== undefined) return [];
  return [
    section(
      `${esc(lastSignerName)} has it now. If you ask someone else, this request is withdrawn.`,
    ),
  ];
}

function teamInput(teams: CertifyForm['teams']): AnyBlock {
  return {
    type: 'input',
    block_id: 'team',
    label: plain('For which team?'),
    element: {
      type: 'static_select',
      action_id: 'team',
      options: teams.map(({ id, name }) => option(name, id)),
    },
  };
}

function signerOption({ id, name, isChampion }: CertifyForm['signers'][number]): PlainTextOption {
  return option(`${name}, ${isChampion ? 'champion of another team' : 'rollout lead'}`, id);
}

export function quoted(text: string): string {
  return esc(text).replaceAll('\n', '\n>');
}

export const notAChampionMessage = sentence(
  '`/champion certify` is the last step to being a certified champion, and you’re not champion or back-up of a team here. Offer to be one with `/champion volunteer`; your own certificate comes automatically at the end of `/core learn`.',
);

export function pathFirstMessage(rolloutId: RolloutId, progress: string): Message {
  return sentence(
    `The task comes after the lessons, so that you know what the person who signs will look for. You are at ${esc(progress)}.`,
    actions(button('Continue learning', OPEN_PATH, asValue({ rolloutId }), { style: 'primary' })),
  );
}

export const nobodySignsMessage = sentence(
  'Nobody can sign for you yet: it takes a certified champion from another team, or a lead other than you. A lead can name another lead with `/rollout edit`.',
);

/** A request is with somebody; it can be given to somebody else. */
export function waitingMessage(
  request: SignOffRequest,
  signerName: string,
  askedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Message {
  const where = askedOn.equals(today)
    ? `went to ${esc(signerName)} today`
    : `has been with ${esc(signerName)} since ${sayDate(askedOn, today)}`;
  return sentence(
    `Your task ${where}. You’ll hear as soon as it’s decided.`,
    actions(button('Ask someone else', OPEN_CERTIFY, asValue({ rolloutId: request.rolloutId }))),
  );
}

/** `observerName` is missing where the observer signs as well. */
export function askedMessage(signerName: string, observerName: string | undefined): Message {
  const first =
    observerName === undefined
      ? `Asked: ${esc(signerName)} has your task now`
      : `Asked: ${esc(observerName)} says first what they saw, then ${esc(signerName)} has your task,`;
  return sentence(
    `${first} and you’ll hear as soon as it’s decided. \`/champion certify\` shows where it stands.`,
  );
}
