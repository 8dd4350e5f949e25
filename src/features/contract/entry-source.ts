/** What an entry of the Intelligence Core can begin with, so that nothing that is known is typed again. */
export type EntryBeginning = {
  title: string;
  words: string;
  /** The work that it is about, where that is known. */
  workflow: string | undefined;
  /** The kind that it most likely is. */
  kind: string | undefined;
};

/** Things that the rollout wrote down already: learnings, answers. */
export type EntrySource<Context> = {
  /** Stands before the id in what an entry remembers of its beginning: "learning". */
  from: string;
  find(context: Context, id: string): EntryBeginning | undefined;
};
