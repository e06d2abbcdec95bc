import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CoursePage } from '@/components/items';
import { bySlug } from '@/lib/site';

interface Props { params: Promise<{ slug: string }> }

export const revalidate = 3600;

export const generateStaticParams = async (): Promise<{ slug: string }[]> => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await bySlug('Course', (await params).slug))?.DisplayText ?? 'Not found' };
}

export default async function Page({ params }: Props) {
  return <CoursePage course={await bySlug('Course', (await params).slug) ?? notFound()} />;
}
