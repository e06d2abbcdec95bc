import type { Metadata } from 'next';
import { Cards } from '@/components/cards';
import { djCard } from '@/components/items';
import { list } from '@/lib/site';

export const metadata: Metadata = { title: 'DJs' };
export const revalidate = 3600;

export default async function Page() {
  return (
    <>
      <h1>DJs</h1>
      <Cards cards={(await list('DJProfile', { limit: 100 })).map(djCard)} empty="No DJs yet." />
    </>
  );
}
