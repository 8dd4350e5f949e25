/** What counts for a team once it works with it: no longer whether it is ready, but how it fares. */
export const liveTopics = ['training', 'champion', 'learnings', 'quality'] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** One of these for one team, in a few plain words: "3 of 5 people trained". */
export type LiveFact = { topic: LiveTopic; words: string };

const UNKNOWN: Partial<Record<LiveTopic, string>> = { quality: 'quality not measured yet' };

/** A live team in one line; what nobody measures is said to be so. */
export function sayLiveFacts(facts: readonly LiveFact[]): string {
  const words = liveTopics.flatMap((topic) => {
    const said = facts.filter((one) => one.topic === topic).map((one) => one.words);
    const unknown = UNKNOWN[topic];
    return said.length > 0 || unknown === undefined ? said : [unknown];
  });
  return words.join(' · ');
}
