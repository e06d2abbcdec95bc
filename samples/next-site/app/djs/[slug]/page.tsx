import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DjPage } from '@/components/items';
import { bySlug, list } from '@/lib/site';

interface Props { params: Promise<{ slug: string }> }

export const revalidate = 3600;

// None is made at build time: each is made when it is first asked for, and kept.
export const generateStaticParams = async (): Promise<{ slug: string }[]> => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await bySlug('DJProfile', (await params).slug))?.DisplayText ?? 'Not found' };
}

export default async function Page({ params }: Props) {
  const dj = await bySlug('DJProfile', (await params).slug) ?? notFound();
  return <DjPage dj={dj} mixes={await list('Mix', { filter: { DJ: dj.ContentItemId }, limit: 100 })} />;
}
