const known = new Set<string>();

/** Whether a name is an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  const isOne = hasTimes(name);
  // What people and files write is input: only what is right is kept, and of that there are some hundreds.
  if (isOne) known.add(name);
  return isOne;
}

/** Asked of what tells the time there; asking for a format of dates would read every locale first. */
function hasTimes(name: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, name);
    return true;
  } catch {
    return false;
  }
}
