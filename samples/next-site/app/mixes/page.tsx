import type { Metadata } from 'next';
import { Cards } from '@/components/cards';
import { mixCard } from '@/components/items';
import { list } from '@/lib/site';

export const metadata: Metadata = { title: 'Mixes' };
export const revalidate = 3600;

export default async function Page() {
  return (
    <>
      <h1>Mixes</h1>
      <Cards cards={(await list('Mix', { limit: 100 })).map(mixCard)} empty="No mixes yet." />
    </>
  );
}
