import { revalidateTag } from 'next/cache';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { tagOf } from '@/lib/site';

const longest = 256 * 1024;

// Jaytek calls this when something is published, unpublished or deleted (Standard Webhooks): what shows items of that type is made anew.
export async function POST(request: Request): Promise<Response> {
  const secret = process.env.JAYTEK_WEBHOOK_SECRET;
  if (!secret) return Response.json({ error: 'JAYTEK_WEBHOOK_SECRET is not set.' }, { status: 503 });
  const body = await request.text();
  if (body.length > longest) return Response.json({ error: 'Too large.' }, { status: 413 });
  let event: { data?: { contentType?: unknown; ContentType?: unknown } };
  try {
    event = new Webhook(secret).verify(body, Object.fromEntries(request.headers)) as typeof event;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return Response.json({ error: 'The signature is wrong.' }, { status: 401 });
    throw error;
  }
  const type = event.data?.contentType ?? event.data?.ContentType;
  const tags = (typeof type === 'string' ? [type] : ['Mix', 'DJProfile', 'Course']).map(tagOf);
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ revalidated: tags });
}
