import { botToken, type PracticeWorld } from '../practice-world.ts';

/** The second step of an upload: the bytes themselves, raw or in a form. */
export async function receiveBytes(
  world: PracticeWorld,
  request: Request,
  id: string,
): Promise<Response> {
  const file = world.records.files.get(id);
  if (file === undefined || file.state !== 'awaiting-bytes') {
    return new Response('This upload is not expected.', { status: 404 });
  }
  const bytes = await bytesOf(request);
  const base64 = Buffer.from(bytes).toString('base64');
  world.records.files.put(id, { ...file, base64, size: bytes.byteLength, state: 'uploaded' });
  return new Response(`OK - ${bytes.byteLength}`);
}

async function bytesOf(request: Request): Promise<ArrayBuffer> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.includes('multipart/form-data')) return request.arrayBuffer();
  for (const value of (await request.formData()).values()) {
    if (typeof value !== 'string') return value.arrayBuffer();
  }
  return new ArrayBuffer(0);
}

/** A private file is given to whoever shows the bot's token. */
export async function sendBytes(
  world: PracticeWorld,
  request: Request,
  id: string,
): Promise<Response> {
  const file = world.records.files.get(id);
  if (file === undefined) return new Response('No such file.', { status: 404 });
  if (request.headers.get('authorization') !== `Bearer ${botToken}`) {
    return new Response('Sign in to see this file.', { status: 403 });
  }
  return new Response(Buffer.from(file.base64, 'base64'), {
    headers: { 'content-type': file.mimetype },
  });
}
