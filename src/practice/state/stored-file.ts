export type StoredFile = {
  id: string;
  name: string;
  title: string;
  size: number;
  mimetype: string;
  base64: string;
  userId: string;
  channels: string[];
  createdAt: string;
  state: 'awaiting-bytes' | 'uploaded' | 'complete';
};

export function mimetypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const known: Record<string, string> = {
    csv: 'text/csv',
    json: 'application/json',
    md: 'text/markdown',
    pdf: 'application/pdf',
    png: 'image/png',
    svg: 'image/svg+xml',
    txt: 'text/plain',
    zip: 'application/zip',
  };
  return known[ending] ?? 'application/octet-stream';
}
