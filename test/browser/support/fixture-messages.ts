import type { PageMessage } from '../../../src/practice/page-api.ts';
import { showcase } from './fixture-showcase.ts';

const DIGEST = [
  { type: 'header', text: { type: 'plain_text', text: 'Support copilot, week 7' } },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: 'Claims and Billing are live; wave 1 waits for *one certificate*.\n\n*What changed*\n• Billing went live on <!date^1799913600^{date_long}|14 January>\n• <@UTOM> signed off two practice tasks\n• Error rate: not shown yet. 22 outputs were reviewed with no error, which proves at most 15 %.',
    },
  },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '*The one decision*\nWave 1 can start on Monday, with or without Complaints. Their capacity answer is _9 days old_.',
    },
  },
  {
    type: 'actions',
    block_id: 'decision',
    elements: [
      button('Start wave 1', 'waves.start-wave', { style: 'primary' }),
      button('See what is missing', 'gates.show-gate', {}),
      button('Pause the rollout', 'rollouts.pause-rollout', {
        style: 'danger',
        confirm: {
          title: { type: 'plain_text', text: 'Pause the rollout?' },
          text: {
            type: 'mrkdwn',
            text: 'Live teams keep their access. *Nothing new starts* until you go on.',
          },
          confirm: { type: 'plain_text', text: 'Pause it' },
          deny: { type: 'plain_text', text: 'Leave it running' },
          style: 'danger',
        },
      }),
    ],
  },
  {
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: 'Next date: gate to broad rollout, 14 December. Thanks, <@UMIA>, for the edge case on refunds.',
      },
    ],
  },
];

export function firstMessages(): Record<string, PageMessage[]> {
  return {
    CROLLOUT: [
      message('1', '2027-01-13T09:02:00Z', 'USAM', {
        text: 'Good morning all. Gate review is *Thursday at 15:00*, please have your numbers in.',
      }),
      message('2', '2027-01-13T09:03:30Z', 'USAM', {
        text: 'Agenda is in <https://example.com/agenda|the notes>, thanks :+1:',
      }),
      message('3', '2027-01-13T13:40:00Z', 'UMIA', {
        text: 'We found one that looked right and was not: the answer quoted the _old_ refund window.\n> Refunds are possible within 60 days\nIt is `30 days` since March. <@ULENA> does this belong in the core?',
      }),
      message('4', '2027-01-13T13:52:00Z', 'ULENA', {
        text: 'It does. Please save it.',
        threadTs: '3',
      }),
      message('5', '2027-01-13T14:05:00Z', 'UTOM', {
        text: 'Same one here, twice.',
        threadTs: '3',
      }),
      message('6', '2027-01-14T08:00:00Z', 'UBOT', {
        text: 'Support copilot, week 7',
        blocks: DIGEST,
      }),
      message('7', '2027-01-14T08:04:00Z', 'UOMAR', { text: 'شكرا جزيلا، هذا مفيد جدا للفريق.' }),
      message('8', '2027-01-14T08:20:00Z', 'ULONG', {
        text: 'Complaints would like to join wave 2, not wave 1. We are releasing on 20 January.',
        edited: true,
      }),
      message('9', '2027-01-14T08:21:00Z', 'UBOT', {
        text: 'x',
        onlyVisibleToYou: true,
        blocks: [
          {
            type: 'section',
            text: {
              type: 'mrkdwn',
              text: "I don't know `/rollout asess`. Did you mean `/rollout assess`, the four questions about the pilot?",
            },
          },
          {
            type: 'actions',
            block_id: 'mean',
            elements: [button('Yes, open it', 'help.open-assess', { style: 'primary' })],
          },
        ],
      }),
    ],
    CSHOW: showcase.map((blocks, index) =>
      message(`s${index}`, `2027-01-14T0${7 + Math.floor(index / 5)}:${10 + index}:00Z`, 'UBOT', {
        text: 'x',
        blocks,
      }),
    ),
    DBOT: [
      message('b1', '2027-01-14T07:30:00Z', 'UBOT', {
        text: 'Two things are waiting for you on Support copilot.',
        blocks: [
          {
            type: 'section',
            text: {
              type: 'mrkdwn',
              text: 'Two things are waiting for you on *Support copilot*, about 8 minutes together.',
            },
          },
          {
            type: 'section',
            block_id: 'n1',
            text: {
              type: 'mrkdwn',
              text: '*Your team’s readiness answers*\nWave 1 is planned on Monday and Claims can only be in it with them.',
            },
            accessory: button('Answer now', 'readiness.open-answers', { style: 'primary' }),
          },
          {
            type: 'section',
            block_id: 'n2',
            text: { type: 'mrkdwn', text: '*Sign-off of Bao’s practice task*' },
            accessory: button('Look at it', 'training.open-sign-off', {}),
          },
        ],
      }),
    ],
    CCLAIMS: [
      message('c1', '2027-01-12T10:00:00Z', 'UMIA', {
        text: 'Kick-off notes attached.',
        files: [{ name: 'notes.md', title: 'Kick-off notes' }],
      }),
    ],
    CGENERAL: [],
    CLONG: [],
    DMIA: [
      message('m1', '2027-01-13T10:00:00Z', 'UMIA', {
        text: 'Could you look at my team’s constraints when you have a minute?',
      }),
    ],
    DOMAR: [],
  };
}

export function message(
  ts: string,
  at: string,
  authorId: string,
  more: Partial<PageMessage>,
): PageMessage {
  const rest = {
    text: '',
    blocks: [],
    edited: false,
    onlyVisibleToYou: false,
    threadTs: undefined,
    metadata: undefined,
    files: [],
  };
  return { ts, at, authorId, ...rest, ...more };
}

export function button(
  text: string,
  action_id: string,
  more: Record<string, unknown>,
): Record<string, unknown> {
  return { type: 'button', text: { type: 'plain_text', text }, action_id, value: 'v1', ...more };
}

/** A message whose buttons are done with: edited in place, and it says so. */
export function settled(one: PageMessage): PageMessage {
  const left = one.blocks.filter((block) => (block as { type: string }).type !== 'actions');
  const says = { type: 'mrkdwn', text: 'Wave 1 was started by Lena. Nothing is waiting for you.' };
  return { ...one, edited: true, blocks: [...left, { type: 'context', elements: [says] }] };
}
