/** The arguments of a call, from the address, a form or a JSON body. */
export async function readArguments(
  request: Request,
): Promise<Record<string, unknown> | undefined> {
  const args: Record<string, unknown> = Object.fromEntries(new URL(request.url).searchParams);
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType.includes('application/json')) {
    const body = await readJson(request);
    return body === undefined ? undefined : { ...args, ...body };
  }
  if (contentType.includes('multipart/form-data')) {
    for (const [name, value] of await request.formData()) args[name] = value;
    return args;
  }
  const text = await request.text();
  return { ...args, ...Object.fromEntries(new URLSearchParams(text)) };
}

async function readJson(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = JSON.parse(await request.text());
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    return body as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

export function tokenOf(request: Request, args: Record<string, unknown>): string | undefined {
  const header = request.headers.get('authorization');
  if (header?.toLowerCase().startsWith('bearer ')) return header.slice(7).trim();
  return typeof args.token === 'string' ? args.token : undefined;
}
