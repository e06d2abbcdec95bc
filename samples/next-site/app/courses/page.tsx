import type { Metadata } from 'next';
import { Cards } from '@/components/cards';
import { courseCard } from '@/components/items';
import { list } from '@/lib/site';

export const metadata: Metadata = { title: 'Courses' };
export const revalidate = 3600;

export default async function Page() {
  return (
    <>
      <h1>Courses</h1>
      <Cards cards={(await list('Course', { limit: 100 })).map(courseCard)} empty="No courses yet." />
    </>
  );
}
