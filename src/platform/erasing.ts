import type { Database } from './database.ts';

/** What is deleted or overwritten meanwhile is wiped from the file's pages, not only let go of. */
export function erasing(database: Database, run: () => void): void {
  const { $client: client } = database;
  client.pragma('secure_delete = ON');
  try {
    run();
  } finally {
    client.pragma('secure_delete = OFF');
  }
}
