import { hash } from 'node:crypto';

/** Lower-case hex SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => hash('sha256', text);
