const known = new Set<string>();

/** Whether a name is an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  const isOne = canFormat(name);
  // What people and files write is input: only what is right is kept, and of that there are some hundreds.
  if (isOne) known.add(name);
  return isOne;
}

function canFormat(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
