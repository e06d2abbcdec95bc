import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CoursePage, DjPage, MixPage } from '@/components/items';
import { JaytekError, type Course, type DJProfile, type Mix } from '@/lib/jaytek';
import { byId, jaytek } from '@/lib/site';

export const metadata: Metadata = { title: 'Preview', robots: { index: false }, referrer: 'no-referrer' };
export const dynamic = 'force-dynamic';

// /preview?id={id}&token={token}: the newest state of one item, to who holds the token. Nothing of it is kept.
export default async function Preview({ searchParams }: { searchParams: Promise<{ id?: string | string[]; token?: string | string[] }> }) {
  const { id, token } = await searchParams;
  if (typeof id !== 'string' || typeof token !== 'string') notFound();
  let item: DJProfile | Mix | Course;
  try {
    item = (await jaytek.preview('Mix', id, token, { init: { cache: 'no-store' } })).item as DJProfile | Mix | Course;
  } catch (error) {
    // A token that has ended or is somebody else's tells nothing.
    if (error instanceof JaytekError && error.status < 500) notFound();
    throw error;
  }
  return (
    <>
      <p className="draft" role="note">Preview: visitors do not see this yet.</p>
      {item.ContentType === 'Mix' ? <MixPage mix={item} dj={await byId('DJProfile', item.Mix?.DJ?.ContentItemIds?.[0])} />
        : item.ContentType === 'Course' ? <CoursePage course={item} />
          : item.ContentType === 'DJProfile' ? <DjPage dj={item} mixes={[]} />
            : notFound()}
    </>
  );
}
