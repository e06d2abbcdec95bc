import Link from 'next/link';

export default function NotFound() {
  return (
    <>
      <h1>Nothing here</h1>
      <p className="lead">This page is gone, or never was. <Link href="/">Go home</Link></p>
    </>
  );
}
