import { describe, expect, it } from 'vitest';
import { nudgeMessage } from '../../../src/features/nudge-messages/nudge-message.view.ts';
import type { OpenItem, ShownNudge } from '../../../src/features/nudge-messages/shown-nudge.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { anObligation } from '../../support/builders.ts';
import { wordsOf } from './message-words.ts';

const FENCE = anItem('Paint the fence');
const GATE = anItem('Oil the gate');
const ASKED = 'I have written about this three times, so I will stop. What suits you?';

describe('a nudge after three without an answer', () => {
  it('asks once for all that it is about, with one set of buttons', () => {
    const words = wordsOf(nudgeMessage(aNudge([asked(FENCE), asked(GATE)])));
    expect(words).toEqual([
      'Two things are waiting for you on *Support copilot*, about 10 minutes together.',
      'Paint the fence [Answer now]',
      'Oil the gate [Answer now]',
      'I have written about each of these three times, so I will stop. What suits you?',
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
      'I have written about the last one three times, so I will stop there. What suits you?',
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

describe('a nudge about what others owe', () => {
  it('says once why, for all that one person leaves open', () => {
    const words = wordsOf(
      nudgeMessage(aNudge([silent(FENCE, 'Mia Chen'), silent(GATE, 'Mia Chen')])),
    );
    expect(words).toEqual([
      'Two things on *Support copilot* could use your help.',
      'Mia Chen has been reminded of each of these three times and asked once. Perhaps a word from you helps, or somebody else can take them.',
      'Paint the fence [Answer now]',
      'Oil the gate [Answer now]',
      '[Why me?]',
    ]);
  });

  it('keeps what two people leave open apart', () => {
    const words = wordsOf(
      nudgeMessage(aNudge([silent(FENCE, 'Mia Chen'), silent(GATE, 'Bao <Nguyen>')])),
    );
    expect(words.filter((line) => line.includes('has been reminded of this'))).toEqual([
      'Mia Chen has been reminded of this three times and asked once. Perhaps a word from you helps, or somebody else can take it.',
      'Bao &lt;Nguyen&gt; has been reminded of this three times and asked once. Perhaps a word from you helps, or somebody else can take it.',
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
  };
}

const asked = (item: OpenItem): OpenItem => ({ ...item, purpose: 'ask' });
const silent = (item: OpenItem, about: string): OpenItem => ({
  ...item,
  about,
  purpose: 'tell-lead',
});

/** Sent on Monday 4 January 2027. */
function aNudge(items: readonly OpenItem[]): ShownNudge {
  const monday = Temporal.PlainDate.from('2027-01-04');
  return {
    key: 'nudge:UMIA:2027-01-04',
    sendOn: monday,
    today: monday,
    items,
    rolloutNames: new Map([['R1', 'Support copilot']]),
    others: 0,
  };
}
