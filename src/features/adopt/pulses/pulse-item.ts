/*
 * What a pulse asks, in our own words. The four constructs are those that research on taking up new practices
 * tells apart: Normalization Process Theory and its instrument NoMAD (Finch et al. 2018, BMC Medical Research
 * Methodology 18:135). None of its sentences is used.
 */

/** What holds people back, in the order in which it has to be there: sense, part, doing, worth. */
export const constructs = ['sense', 'part', 'doing', 'worth'] as const;
export type Construct = (typeof constructs)[number];

/** Asked in every pulse: whom to ask, and when not to use it. */
const always = ['whom', 'limits'] as const;
export const itemKeys = [...constructs, ...always] as const;
export type ItemKey = (typeof itemKeys)[number];

export type PulseItem = { key: ItemKey; says: string };
export type Wording = Readonly<Record<ItemKey, string>>;

export const ownWording: Wording = {
  sense: 'I see what this is for, and what is different with it.',
  part: 'I have a part in how we bring it into our work.',
  doing: 'I can do it in my daily work, with the time and the help that I have.',
  worth: 'It is worth the effort, and what I say about it changes something.',
  whom: 'I know whom to ask when I get stuck with it.',
  limits: 'I know when not to use it.',
};

/** A construct is answered on a scale of five, or with "not relevant for me yet", which is no answer. */
const scale = ['1', '2', '3', '4', '5', 'later'] as const;
const yesOrNo = ['yes', 'no'] as const;
export type PulseAnswer = (typeof scale)[number] | (typeof yesOrNo)[number];
export const pulseAnswers = [...scale, ...yesOrNo] as const;

export const answerWords: Readonly<Record<PulseAnswer, string>> = {
  1: 'Not at all',
  2: 'A little',
  3: 'Partly',
  4: 'Mostly',
  5: 'Completely',
  later: 'Not relevant for me yet',
  yes: 'Yes',
  no: 'No',
};

export function isConstruct(key: ItemKey): key is Construct {
  return (constructs as readonly string[]).includes(key);
}

/** What may be answered to an item. */
export function answersTo(key: ItemKey): readonly PulseAnswer[] {
  return isConstruct(key) ? scale : yesOrNo;
}

/**
 * What a pulse asks, by its number, from 1: two of the four constructs in turn, so that two pulses ask all of
 * them, and the two that are always asked.
 */
export function itemsOf(number: number, wording: Wording): PulseItem[] {
  const two = number % 2 === 1 ? constructs.slice(0, 2) : constructs.slice(2);
  return [...two, ...always].map((key) => ({ key, says: wording[key] }));
}

/** Whether an answer says yes: "mostly" or "completely", or the word itself. Undefined: no answer. */
export function saysYes(answer: PulseAnswer): boolean | undefined {
  if (answer === 'later') return undefined;
  return answer === '4' || answer === '5' || answer === 'yes';
}
