/** What one feature says about "everyone now": what would break, what nobody knows, or what to read beside it. */
export type PaceLine = {
  kind: 'breaks' | 'unknown' | 'beside';
  /** A whole sentence with its numbers, without markup; names as typed. */
  says: string;
};
