import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import './site.css';

export const metadata: Metadata = { title: { default: 'Night Shift', template: '%s · Night Shift' }, description: 'DJs, their mixes, and courses by them.' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a className="skip" href="#main">Skip to the content</a>
        <header>
          <Link className="brand" href="/">Night Shift</Link>
          <nav aria-label="Main">
            <Link href="/djs">DJs</Link>
            <Link href="/mixes">Mixes</Link>
            <Link href="/courses">Courses</Link>
          </nav>
        </header>
        <main id="main">{children}</main>
        <footer>Content by Jaytek CMS, pages by Next.js.</footer>
      </body>
    </html>
  );
}
