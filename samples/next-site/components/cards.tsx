import Link from 'next/link';

export interface Card { href: string; title: string; fact: string }

export function Cards({ cards, empty }: { cards: readonly Card[]; empty: string }) {
  if (cards.length === 0) return <p className="lead">{empty}</p>;
  return (
    <ul className="cards">
      {cards.map(card => (
        <li key={card.href}>
          <h3><Link href={card.href}>{card.title}</Link></h3>
          <p>{card.fact}</p>
        </li>
      ))}
    </ul>
  );
}
