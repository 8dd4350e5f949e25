const KEPT = 2_000;
const CHANGES_TABLES = /\b(create|alter|drop)\b/i;

/**
 * Finds the tables that a statement has to do with: all whose name stands anywhere in it. No view and no
 * trigger of ours, and no foreign key with an action, reaches a table that its statement does not name.
 */
export function tableFinder<Table>(
  listNames: () => readonly string[],
  open: () => Table,
): (sql: string) => readonly Table[] {
  const tables = new Map<string, Table>();
  const found = new Map<string, readonly Table[]>();
  let names: ReadonlySet<string> | undefined;

  function tablesIn(sql: string): readonly Table[] {
    names ??= new Set(listNames().map((name) => name.toLowerCase()));
    const words = new Set(sql.toLowerCase().match(/\w+/g));
    return [...words].filter((word) => names?.has(word)).map(tableNamed);
  }

  function tableNamed(name: string): Table {
    const table = tables.get(name) ?? open();
    tables.set(name, table);
    return table;
  }

  return (sql) => {
    if (CHANGES_TABLES.test(sql)) {
      names = undefined;
      found.clear();
      return [];
    }
    const known = found.get(sql);
    if (known !== undefined) return known;
    const fresh = tablesIn(sql);
    if (found.size >= KEPT) found.clear();
    found.set(sql, fresh);
    return fresh;
  };
}
