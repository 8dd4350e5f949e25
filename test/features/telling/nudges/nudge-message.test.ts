import { describe, expect, it } from 'vitest';
import type {
  OpenItem,
  ShownNudge,
} from '../../../../src/features/telling/nudges/nudge-message.ts';
import { nudgeMessage } from '../../../../src/features/telling/nudges/nudge-message.view.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import type { Message } from '../../../../src/platform/slack/blocks.ts';
import { anObligation } from '../../../support/builders.ts';
import { wordsOf } from './message-words.ts';

const MONDAY = Temporal.PlainDate.from('2027-01-04');
const FENCE = anItem('Paint the fence');
const GATE = anItem('Oil the gate');
const ASKED = 'I’ve written about this three times, so I’ll stop. What would suit you?';

describe('a nudge after three without an answer', () => {
  it('asks once for all that it is about, with one set of buttons', () => {
    const words = wordsOf(nudgeMessage(aNudge([asked(FENCE), asked(GATE)])));
    expect(words).toEqual([
      'Two things are waiting for you on *Support copilot*, about 10 minutes together.',
      'Paint the fence [Answer now]',
      'Oil the gate [Answer now]',
      'I’ve written about each of these three times, so I’ll stop. What would suit you?',
      '[Keep reminding me] [Remind me Thursday] [Not mine] [Why me?]',
    ]);
  });

  it('asks about one thing in the singular', () => {
    expect(wordsOf(nudgeMessage(aNudge([asked(FENCE)])))).toContain(ASKED);
  });

  it('says which it asks about where newer things stand beside', () => {
    const words = wordsOf(nudgeMessage(aNudge([asked(FENCE), GATE])));
    expect(words.slice(1)).toEqual([
      'Oil the gate [Answer now]',
      'Paint the fence [Answer now]',
      'I’ve written about the last one three times, so I’ll stop there. What would suit you?',
      '[Keep reminding me] [Remind me Thursday] [Not mine] [Why me?]',
    ]);
  });

  it('counts only what it shows', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((number) => asked(anItem(`Paint fence ${number}`)));
    const words = wordsOf(nudgeMessage(aNudge(many)));
    expect(words).toContain('[And 2 more]');
    expect(words.filter((line) => line.includes('three times'))).toHaveLength(1);
  });
});

describe('a nudge whose things stand in a newer one', () => {
  it('is one line that says in which', () => {
    const message = nudgeMessage(aNudge([carried('2027-01-06'), carried('2027-01-06')]));
    expect(message.text).toBe('Moved to Wednesday’s message.');
    expect(wordsOf(message)).toEqual(['Moved to Wednesday’s message.']);
  });

  it('names the date once a weekday could be mistaken', () => {
    expect(nudgeMessage(aNudge([carried('2027-01-11')])).text).toBe(
      'Moved to the message from Monday 11 January.',
    );
  });

  it('keeps what was settled in it', () => {
    const done = {
      state: 'done',
      text: 'Oil the gate',
      on: MONDAY,
      by: 'you',
      about: undefined,
    } as const;
    expect(wordsOf(nudgeMessage(aNudge([carried('2027-01-06'), done])))).toEqual([
      'Moved to Wednesday’s message.',
      '~Oil the gate~ Done on Monday by you.',
    ]);
  });

  it('shows live what no newer one holds', () => {
    const words = wordsOf(nudgeMessage(aNudge([FENCE, carried('2027-01-06')])));
    expect(words[0]).toContain('One thing is waiting for you');
    expect(words.at(-1)).toBe('One more has moved to Wednesday’s message.');
  });
});

describe('a nudge about what others owe', () => {
  it('says once why, for all that one person leaves open', () => {
    const words = wordsOf(
      nudgeMessage(aNudge([silent(FENCE, 'Mia Chen'), silent(GATE, 'Mia Chen')])),
    );
    expect(words).toEqual([
      'Two things on *Support copilot* could use your help.',
      'Mia Chen has been reminded of each of these three times and asked once. Perhaps a word from you would help, or someone else could take them.',
      'Paint the fence',
      'Oil the gate',
      '`/rollout due` shows what else is open.',
      '[Why me?]',
    ]);
  });

  it('leaves out a reason and a button that speak to somebody else, unless both owe it', () => {
    const told = nudgeMessage(aNudge([silent(FENCE, 'Mia Chen')]));
    expect(JSON.stringify(told)).not.toContain(FENCE.obligation.why);
    const both = nudgeMessage(aNudge([{ ...silent(FENCE, 'Mia Chen'), canSettle: true }]));
    expect(JSON.stringify(both)).toContain(FENCE.obligation.why);
    expect(wordsOf(both)).toContain('Paint the fence [Answer now]');
  });

  it('says whose each thing was once they are settled, five and no more', () => {
    const done = (about: string) =>
      ({ state: 'done', text: 'Oil the gate', on: MONDAY, by: undefined, about }) as const;
    const people = ['Ann', 'Bob', 'Cem', 'Dov', 'Eve', 'Fay', 'Gus'];
    expect(
      wordsOf(nudgeMessage(aNudge(people.map(done))))
        .at(-1)
        ?.split('\n'),
    ).toEqual([
      ...people.slice(0, 5).map((name) => `${name}: ~Oil the gate~ Done on Monday.`),
      'And 2 more.',
    ]);
  });

  it('keeps what two people leave open apart', () => {
    const words = wordsOf(
      nudgeMessage(aNudge([silent(FENCE, 'Mia Chen'), silent(GATE, 'Bao <Nguyen>')])),
    );
    expect(words.filter((line) => line.includes('has been reminded of this'))).toEqual([
      'Mia Chen has been reminded of this three times and asked once. Perhaps a word from you would help, or someone else could take it.',
      'Bao &lt;Nguyen&gt; has been reminded of this three times and asked once. Perhaps a word from you would help, or someone else could take it.',
    ]);
  });
});

function anItem(text: string): OpenItem {
  return {
    state: 'open',
    obligation: anObligation({ key: text, text, personId: 'UMIA' as UserId }),
    purpose: 'remind',
    about: 'Mia Chen',
    because: { kind: 'silent' },
    canSettle: true,
  };
}

const asked = (item: OpenItem): OpenItem => ({ ...item, purpose: 'ask' });
const silent = (item: OpenItem, about: string): OpenItem => ({
  ...item,
  about,
  purpose: 'tell-lead',
  canSettle: false,
});

const carried = (to: string) =>
  ({ state: 'carried', text: 'Paint the fence', to: Temporal.PlainDate.from(to) }) as const;

/** Sent on Monday 4 January 2027. */
function aNudge(items: ShownNudge['items']): ShownNudge<Message> {
  return {
    key: 'nudge:UMIA:2027-01-04',
    sendOn: MONDAY,
    today: MONDAY,
    items,
    rolloutNames: new Map([['R1', 'Support copilot']]),
    news: [],
    isUrgent: false,
    others: 0,
  };
}
