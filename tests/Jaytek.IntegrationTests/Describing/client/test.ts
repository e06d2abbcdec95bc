// Reads and writes through the generated client, as an editor and as nobody. Run by TypeScriptClientTests, which compiles it beside jaytek.ts.
import assert from 'node:assert/strict';
import { JaytekClient, JaytekError, type Mix, type Query } from './jaytek.js';

const { SITE_URL: url = '', EDITOR: name = '', PASSWORD: password = '' } = process.env;
const nobody = new JaytekClient({ url });
const editor = JaytekClient.signedIn(name, password, { url });
const mark = `C${Date.now()}`;

async function refused(work: Promise<unknown>, status: number, code: string): Promise<JaytekError> {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  assert.ok(error instanceof JaytekError, `refused with ${code}`);
  assert.deepEqual([error.status, error.code], [status, code]);
  return error;
}

function course(title: string, seconds: number) {
  return {
    TitlePart: { Title: `${mark} ${title}` },
    Course: { ShortDescription: { Text: 'Learn it.' }, Level: { Text: 'Beginner' as const }, Price: { Value: seconds }, Currency: { Text: 'EUR' } },
  };
}

// Writing, and reading what was written.
const made = await editor.create('Course', course('One', 1000));
assert.equal(made.item.ContentType, 'Course');
assert.equal(made.item.Course?.Level?.Text, 'Beginner');
const seen = await nobody.get('Course', made.item.ContentItemId);
assert.equal(seen.item.TitlePart?.Title, `${mark} One`);
const path = seen.item.AutoroutePart?.Path ?? '';
assert.equal((await nobody.bySlug('Course', path.slice(path.lastIndexOf('/') + 1)))?.item.ContentItemId, made.item.ContentItemId);

const changed = await editor.update('Course', made.item.ContentItemId, { Course: { ShortDescription: { Text: 'Learn it well.' } } }, { ifMatch: made.etag });
assert.equal(changed.item.Course?.ShortDescription?.Text, 'Learn it well.');
assert.equal(changed.item.Course?.Level?.Text, 'Beginner');
await refused(editor.update('Course', made.item.ContentItemId, {}, { ifMatch: made.etag }), 412, 'contents.item.precondition');

const draft = await editor.create('Course', course('Draft', 1), { draft: true });
assert.equal(await nobody.find('Course', draft.item.ContentItemId), null);

// Lists: filters, sorts, pages, totals, all of them one by one.
for (const [title, price] of [['Two', 2000], ['Three', 3000]] as const) await editor.create('Course', course(title, price));
const query: Query<'Course'> = { filter: { 'TitlePart.Title': { gte: mark, lt: `${mark}~` }, Price: { gte: 2000 } }, sort: '-PublishedUtc', total: true };
const page = await nobody.list('Course', query);
assert.deepEqual(page.items.map(item => item.TitlePart?.Title), [`${mark} Three`, `${mark} Two`]);
assert.equal(page.total, 2);
const all: string[] = [];
for await (const item of nobody.each('Course', { filter: { 'TitlePart.Title': { gte: mark, lt: `${mark}~` } }, limit: 100 })) all.push(item.DisplayText ?? '');
assert.equal(all.length, 3);

// What lists cannot stand in the order of does not compile.
// @ts-expect-error a picker
const byPicker: Query<'Course'> = { sort: 'Topics' };
// @ts-expect-error a field of which only the presence is known
const byPresence: Query<'Mix'> = { sort: '-Cover' };
await refused(nobody.list('Course', byPicker), 400, 'contents.query.sort');
await refused(nobody.list('Mix', byPresence), 400, 'contents.query.sort');

const few: string[] = [];
for await (const item of nobody.each('Course', { filter: { 'TitlePart.Title': { startsWith: mark } }, sort: ['-Price', 'PublishedUtc'], limit: 1 })) few.push(item.TitlePart?.Title ?? '');
assert.deepEqual(few, [`${mark} Three`, `${mark} Two`, `${mark} One`]);
const groups = await nobody.list('Course', { filter: { 'TitlePart.Title': { startsWith: mark }, or: [{ Price: 1000 }, { Price: { gt: 2500 } }], not: { Level: 'Advanced' } }, include: ['Topics'] });
assert.equal(groups.items.length, 2);

// One member, all parts, on and off the site; the same request once; a draft by its token.
const priced = await editor.patch('Course', made.item.ContentItemId, { Course: { Price: { Value: 1500 } } }, { ifMatch: changed.etag });
assert.deepEqual([priced.item.Course?.Price?.Value, priced.item.Course?.Level?.Text], [1500, 'Beginner']);
const replaced = await editor.replace('Course', made.item.ContentItemId, course('Replaced', 700));
assert.equal(replaced.item.TitlePart?.Title, `${mark} Replaced`);
await editor.unpublish('Course', made.item.ContentItemId);
assert.equal(await nobody.find('Course', made.item.ContentItemId), null);
await editor.publish('Course', made.item.ContentItemId);
assert.equal((await nobody.get('Course', made.item.ContentItemId)).item.ContentItemId, made.item.ContentItemId);
const once = await editor.create('Course', course('Once', 1), { idempotencyKey: mark });
assert.equal((await editor.create('Course', course('Once', 1), { idempotencyKey: mark })).item.ContentItemId, once.item.ContentItemId);
const { token } = await editor.previewToken(draft.item.ContentItemId, 5);
assert.equal((await nobody.preview('Course', draft.item.ContentItemId, token)).item.TitlePart?.Title, `${mark} Draft`);
await refused(nobody.preview('Course', made.item.ContentItemId, token), 403, 'contents.preview.invalid');

// One item as it is asked for: which version, which members, and what it points to.
assert.equal((await editor.get('Course', draft.item.ContentItemId, { status: 'draft' })).item.TitlePart?.Title, `${mark} Draft`);
assert.equal((await editor.find('Course', draft.item.ContentItemId, { status: 'latest' }))?.item.TitlePart?.Title, `${mark} Draft`);
assert.equal(await editor.find('Course', draft.item.ContentItemId, { status: 'published' }), null);
assert.equal((await nobody.get('Course', draft.item.ContentItemId, { preview: token })).item.TitlePart?.Title, `${mark} Draft`);
const named = await editor.create('DJProfile', { TitlePart: { Title: `${mark} DJ` }, DJProfile: { Location: { Text: 'Cardiff' } } });
const dj = named.item.ContentItemId;
const mixed = await editor.create('Mix', { TitlePart: { Title: `${mark} Mix` }, Mix: { DJ: { ContentItemIds: [dj] } } });
const mix = await nobody.get('Mix', mixed.item.ContentItemId, { include: ['DJ'], fields: ['Mix.DJ'] });
assert.equal(mix.included[dj]?.DisplayText, `${mark} DJ`);
assert.deepEqual([mix.item.Mix?.DJ?.ContentItemIds, mix.item.DisplayText, 'included' in mix.item], [[dj], undefined, false]);
const mixPath = mixed.item.AutoroutePart?.Path ?? '';
const bySlug = await nobody.bySlug('Mix', mixPath.slice(mixPath.lastIndexOf('/') + 1), { include: ['DJ', 'DJ.Genres'] });
assert.deepEqual([bySlug?.item.DisplayText, Object.keys(bySlug?.included ?? {})], [`${mark} Mix`, [dj]]);
assert.deepEqual((await nobody.get('Mix', mixed.item.ContentItemId)).included, {});
const short = await nobody.preview('Course', draft.item.ContentItemId, token, { fields: ['DisplayText'] });
assert.deepEqual([short.item.DisplayText, short.item.Course], [`${mark} Draft`, undefined]);
await refused(nobody.get('Mix', mixed.item.ContentItemId, { fields: ['Colour'] }), 400, 'contents.query.unknown_field');

// A copy, what was, and what was once again.
const copy = await editor.clone('Course', made.item.ContentItemId);
assert.notEqual(copy.item.ContentItemId, made.item.ContentItemId);
assert.equal(copy.item.Course?.Price?.Value, 700);
const past = await editor.versions(made.item.ContentItemId, { limit: 50 });
assert.ok(past.total === past.items.length && past.total >= 3, `${past.total} versions`);
const oldest = past.items.at(-1)?.ContentItemVersionId ?? '';
assert.equal((await editor.version('Course', made.item.ContentItemId, oldest)).item.TitlePart?.Title, `${mark} One`);
assert.equal((await editor.restore('Course', made.item.ContentItemId, oldest)).item.TitlePart?.Title, `${mark} One`);
await refused(nobody.versions(made.item.ContentItemId), 401, 'engine.unauthenticated');

// Many at once.
const many = await editor.bulk([
  { operation: 'upsert', item: { ContentType: 'Course', ...course('Bulk', 5) }, draft: true },
  { operation: 'patch', id: draft.item.ContentItemId, item: { Course: { Price: { Value: -5 } } }, draft: true },
  { operation: 'clone', id: draft.item.ContentItemId },
], { idempotencyKey: `${mark}-bulk` });
assert.deepEqual([many.succeeded, many.refused, many.results.map(result => result.status)], [2, 1, [200, 400, 201]]);
assert.equal(many.results[0]?.item?.DisplayText, `${mark} Bulk`);
assert.equal(many.results[1]?.code, 'contents.item.invalid');
await refused(editor.bulk([{ operation: 'delete', id: draft.item.ContentItemId }, { operation: 'publish', id: 'nothing' }], { allOrNothing: true }), 404, 'contents.item.not_found');

// Words, with marks around them. They are gathered behind the writes.
let words = await nobody.list('Course', { q: mark, highlight: true });
for (let i = 0; i < 100 && words.items.length === 0; i++) {
  await new Promise(resolve => setTimeout(resolve, 100));
  words = await nobody.list('Course', { q: mark, highlight: true });
}
assert.match(words.highlights?.[words.items[0]?.ContentItemId ?? '']?.DisplayText ?? '', /<mark>/);

// A picture or none.
assert.equal((await nobody.list('Course', { filter: { 'TitlePart.Title': { startsWith: mark }, Cover: { exists: true } } })).items.length, 0);

// Media.
const png = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), c => c.charCodeAt(0));
await editor.upload(new Blob([png], { type: 'image/png' }), `${mark}.png`);
assert.equal((await fetch(nobody.media(`${mark}.png`))).status, 200);
await editor.patch('Course', once.item.ContentItemId, { Course: { Cover: { Paths: [`${mark}.png`] } } });
const covered = await nobody.list('Course', { filter: { 'TitlePart.Title': { startsWith: mark }, Cover: { exists: true } } });
assert.deepEqual(covered.items.map(item => item.ContentItemId), [once.item.ContentItemId]);

// Refusals.
await refused(nobody.create('Course', course('Never', 1)), 401, 'engine.unauthenticated');
const invalid = await refused(editor.create('Course', { TitlePart: { Title: `${mark} bad` }, Course: { Price: { Value: -5 } } }), 400, 'contents.item.invalid');
assert.ok(Object.keys(invalid.errors).length > 0);

await editor.remove(made.item.ContentItemId);
assert.equal(await nobody.find('Course', made.item.ContentItemId), null);

// What does not fit a type does not compile. Never run.
export async function wrong(mix: Mix): Promise<void> {
  // @ts-expect-error There is no such level.
  await editor.create('Course', { Course: { Level: { Text: 'Expert' } } });
  // @ts-expect-error There is no such field to filter by.
  await editor.list('Mix', { filter: { Colour: 'red' } });
  // @ts-expect-error A number is compared with numbers.
  await editor.list('Mix', { filter: { DurationSeconds: { gte: 'long' } } });
  // @ts-expect-error One cannot sort by what is not there.
  await editor.list('Mix', { sort: '-Colour' });
  // @ts-expect-error It points to nothing.
  await editor.list('Mix', { include: ['Tracklist'] });
  // @ts-expect-error It points to nothing.
  await editor.get('Mix', '1', { include: ['Tracklist'] });
  // @ts-expect-error There is no such state.
  await editor.bySlug('Mix', 'a', { status: 'secret' });
  // @ts-expect-error Its token shows the newest version.
  await editor.preview('Mix', '1', 'token', { status: 'draft' });
  // @ts-expect-error What is in a text is found by words.
  await editor.list('Course', { filter: { Cover: 'a.jpg' } });
  // @ts-expect-error There is no such operation.
  await editor.bulk([{ operation: 'burn', id: '1' }]);
  // @ts-expect-error Of which version?
  await editor.bulk([{ operation: 'restore', id: '1' }]);
  // @ts-expect-error There is no such type.
  await editor.get('Nonsense', '1');
  // @ts-expect-error It may be absent.
  mix.Mix.DurationSeconds;
  await editor.list('Mix', { filter: { DurationSeconds: { gte: 1800 }, Genres: 'house', 'DJ.Location': 'Berlin', or: [{ Bpm: 120 }, { not: { DownloadAllowed: true } }] }, sort: ['-DurationSeconds', 'PublishedUtc'], include: ['DJ', 'DJ.Genres'] });
}

console.log('ok');
