import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MixPage } from '@/components/items';
import { byId, bySlug } from '@/lib/site';

interface Props { params: Promise<{ slug: string }> }

export const revalidate = 3600;

export const generateStaticParams = async (): Promise<{ slug: string }[]> => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await bySlug('Mix', (await params).slug))?.DisplayText ?? 'Not found' };
}

export default async function Page({ params }: Props) {
  const mix = await bySlug('Mix', (await params).slug) ?? notFound();
  return <MixPage mix={mix} dj={await byId('DJProfile', mix.Mix?.DJ?.ContentItemIds?.[0])} />;
}
