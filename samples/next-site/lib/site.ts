import { JaytekClient, type ContentTypes, type Query, type TypeName } from './jaytek';

const url = process.env.JAYTEK_URL ?? 'http://localhost:5080';

// All visitors ask through this one server, which is why it has a key.
const key = process.env.JAYTEK_API_KEY;

/** For pages that are kept: what is read is forgotten when a webhook names its tag. */
export const jaytek = new JaytekClient(key ? { url, token: key } : { url });

/** The tag of everything that shows items of a type. */
export const tagOf = (type: string): string => `type:${type}`;

const kept = (type: TypeName): { init: RequestInit } => ({ init: { cache: 'force-cache', next: { tags: [tagOf(type)], revalidate: 3600 } } });

export async function list<K extends TypeName>(type: K, query: Query<K> = {}): Promise<readonly ContentTypes[K][]> {
  return (await jaytek.list(type, query, kept(type))).items;
}

export async function bySlug<K extends TypeName>(type: K, slug: string): Promise<ContentTypes[K] | null> {
  return (await jaytek.bySlug(type, slug, kept(type)))?.item ?? null;
}

export async function byId<K extends TypeName>(type: K, id: string | undefined): Promise<ContentTypes[K] | null> {
  return id === undefined ? null : (await jaytek.find(type, id, kept(type)))?.item ?? null;
}

/** The last segment of an item's address. */
export function slugOf(item: { AutoroutePart?: { Path?: string | null } }): string {
  const path = item.AutoroutePart?.Path ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}

export function paragraphs(markdown: string | null | undefined): string[] {
  return (markdown ?? '').split(/\n{2,}/).map(text => text.trim()).filter(text => text !== '');
}

export function day(instant: string | null | undefined): string {
  return instant ? new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }) : '';
}

export function duration(seconds: number | null | undefined): string {
  if (!seconds) return '';
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function price(minor: number | null | undefined, currency: string | null | undefined): string {
  if (!minor) return 'Free';
  const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: currency ?? 'EUR' });
  // Yen have no smaller unit, dinars one of a thousandth.
  return money.format(minor / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2));
}
