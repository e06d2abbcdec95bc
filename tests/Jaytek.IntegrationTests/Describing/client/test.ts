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
  // @ts-expect-error There is no such type.
  await editor.get('Nonsense', '1');
  // @ts-expect-error It may be absent.
  mix.Mix.DurationSeconds;
  await editor.list('Mix', { filter: { DurationSeconds: { gte: 1800 }, Genres: 'house', 'DJ.Location': 'Berlin', or: [{ Bpm: 120 }, { not: { DownloadAllowed: true } }] }, sort: ['-DurationSeconds', 'PublishedUtc'], include: ['DJ', 'DJ.Genres'] });
}

console.log('ok');
