// Asks how an order stands until nothing of it moves any more. Without this module the page says that one can reload it.
const place = document.querySelector('[data-order-state]');
const PATIENCE = 15 * 60 * 1000;
const ASK_EVERY = 5;

if (place) {
  const began = Date.now();
  let turn = 0;
  let wait = 1200;

  const next = () => {
    if (Date.now() - began < PATIENCE) setTimeout(look, wait);
  };

  const look = async () => {
    // Nobody sees a page that lies behind others; it is asked for when it is seen again.
    if (document.hidden) {
      document.addEventListener('visibilitychange', look, { once: true });
      return;
    }
    turn += 1;
    wait = Math.min(wait * 1.15, 10000);
    const address = new URL(place.dataset.orderState, location.href);
    if (turn % ASK_EVERY === 0) address.searchParams.set('ask', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      if (answer.status === 404 || answer.redirected) return;
      if (answer.ok) {
        const html = (await answer.text()).trim();
        // The same words again would be read aloud again.
        if (html !== place.innerHTML.trim()) place.innerHTML = html;
        if (!place.querySelector('[data-moving]')) return;
      }
    } catch {
      // The network is away for a moment; the next turn asks again.
    }
    next();
  };

  next();
}
