/** One line of a rollout's standing, as `/rollout status`, App Home and the digest show it. */
export type StatusLine = {
  topic: string;
  /** Where it stands, with its numbers: a whole sentence, "7 of 12 teams have a certified champion.". Safe mrkdwn. */
  text: string;
  /** The numbers that the text says, by name, for programs. */
  figures?: Figures;
};

export type Figures = Readonly<Record<string, number>>;

/**
 * Where on the list a feature's lines stand: what stops everything first, numbers after. Lines of one
 * place follow in the order in which their features are listed.
 */
const statusPlaces = [
  'standstill',
  'gates',
  'pilot',
  'waves',
  'champions',
  'training',
  'readiness',
  'access',
  'learnings',
  'elsewhere',
] as const;
export type StatusPlace = (typeof statusPlaces)[number];

/** Features in the order in which their status lines stand. */
export function inPlaces<Of extends { statusPlace?: StatusPlace }>(features: readonly Of[]): Of[] {
  const placeOf = ({ statusPlace = 'elsewhere' }: Of) => statusPlaces.indexOf(statusPlace);
  return features.toSorted((a, b) => placeOf(a) - placeOf(b));
}
