/** One page of a list, with the cursor of the next. */
export function onePage<T>(
  all: T[],
  cursor: string | undefined,
  limit: number,
): { items: T[]; nextCursor: string } {
  const from = cursor === undefined || cursor === '' ? 0 : Number(atob(cursor).slice(5));
  const until = from + (limit === 0 ? 100 : limit);
  return {
    items: all.slice(from, until),
    nextCursor: until < all.length ? btoa(`next:${until}`) : '',
  };
}

export function isCursor(cursor: string | undefined): boolean {
  if (cursor === undefined || cursor === '') return true;
  try {
    return /^next:\d+$/.test(atob(cursor));
  } catch {
    return false;
  }
}
