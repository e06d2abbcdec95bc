import Link from 'next/link';
import { Cards, type Card } from './cards';
import type { Course, DJProfile, Mix } from '@/lib/jaytek';
import { day, duration, paragraphs, price, slugOf } from '@/lib/site';

const facts = (...texts: (string | null | undefined)[]): string => texts.filter(text => text).join(' · ');

export const djCard = (dj: DJProfile): Card =>
  ({ href: `/djs/${slugOf(dj)}`, title: dj.DisplayText ?? '', fact: facts(dj.DJProfile?.Location?.Text, dj.DJProfile?.Country?.Text) });

export const mixCard = (mix: Mix): Card =>
  ({ href: `/mixes/${slugOf(mix)}`, title: mix.DisplayText ?? '', fact: facts(day(mix.PublishedUtc), duration(mix.Mix?.DurationSeconds?.Value), mix.Mix?.Bpm?.Value ? `${mix.Mix.Bpm.Value} BPM` : '') });

export const courseCard = (course: Course): Card =>
  ({ href: `/courses/${slugOf(course)}`, title: course.DisplayText ?? '', fact: facts(course.Course?.Level?.Text, price(course.Course?.Price?.Value, course.Course?.Currency?.Text)) });

function Text({ markdown }: { markdown: string | null | undefined }) {
  return <>{paragraphs(markdown).map((text, i) => <p key={i}>{text}</p>)}</>;
}

export function DjPage({ dj, mixes }: { dj: DJProfile; mixes: readonly Mix[] }) {
  return (
    <article>
      <h1>{dj.DisplayText}</h1>
      <p className="lead">{facts(dj.DJProfile?.Location?.Text, dj.DJProfile?.Country?.Text)}</p>
      <Text markdown={dj.DJProfile?.Bio?.Markdown} />
      <h2>Mixes</h2>
      <Cards cards={mixes.map(mixCard)} empty="No mixes yet." />
    </article>
  );
}

export function MixPage({ mix, dj }: { mix: Mix; dj: DJProfile | null }) {
  const tracks = (mix['Tracklist'] as { ContentItems?: { ContentItemId: string; TracklistEntry?: { Artist?: { Text?: string }; Title?: { Text?: string } } }[] } | undefined)?.ContentItems ?? [];
  return (
    <article>
      <h1>{mix.DisplayText}</h1>
      <p className="lead">
        {dj === null ? null : <>by <Link href={`/djs/${slugOf(dj)}`}>{dj.DisplayText}</Link>, </>}
        {facts(day(mix.Mix?.RecordedOn?.Value), duration(mix.Mix?.DurationSeconds?.Value))}
      </p>
      <Text markdown={mix.Mix?.Description?.Markdown} />
      {tracks.length === 0 ? null : (
        <>
          <h2>Tracks</h2>
          <table>
            <thead><tr><th scope="col">Artist</th><th scope="col">Title</th></tr></thead>
            <tbody>{tracks.map(track => <tr key={track.ContentItemId}><td>{track.TracklistEntry?.Artist?.Text}</td><td>{track.TracklistEntry?.Title?.Text}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </article>
  );
}

export function CoursePage({ course }: { course: Course }) {
  return (
    <article>
      <h1>{course.DisplayText}</h1>
      <p className="lead">{course.Course?.ShortDescription?.Text}</p>
      <p className="fact">{facts(course.Course?.Level?.Text, price(course.Course?.Price?.Value, course.Course?.Currency?.Text))}</p>
      <Text markdown={course.Course?.Description?.Markdown} />
    </article>
  );
}
