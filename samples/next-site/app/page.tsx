import { Cards } from '@/components/cards';
import { courseCard, djCard, mixCard } from '@/components/items';
import { list } from '@/lib/site';

export const revalidate = 3600;

export default async function Home() {
  const [mixes, djs, courses] = await Promise.all([list('Mix', { limit: 6 }), list('DJProfile', { limit: 6 }), list('Course', { limit: 3 })]);
  return (
    <>
      <h1>Mixes for the small hours</h1>
      <p className="lead">What our DJs have recorded, and what they teach.</p>
      <h2>New mixes</h2>
      <Cards cards={mixes.map(mixCard)} empty="No mixes yet." />
      <h2>DJs</h2>
      <Cards cards={djs.map(djCard)} empty="No DJs yet." />
      <h2>Courses</h2>
      <Cards cards={courses.map(courseCard)} empty="No courses yet." />
    </>
  );
}
