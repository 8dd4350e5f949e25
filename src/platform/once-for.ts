/** Builds something once for each object that it is asked about, and lets go of it with that object. */
export function onceFor<Key extends object, T>(build: (key: Key) => T): (key: Key) => T {
  const built = new WeakMap<Key, T>();
  return (key) => {
    const known = built.get(key);
    if (known !== undefined) return known;
    const fresh = build(key);
    built.set(key, fresh);
    return fresh;
  };
}
