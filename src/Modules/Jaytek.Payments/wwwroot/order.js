// Asks how an order stands until nothing of it moves any more, and then for what follows it. Without this module the page says that one can reload it.
const place = document.querySelector('[data-order-state]');
const rest = document.querySelector('[data-order-more]');
const PATIENCE = 15 * 60 * 1000;
const ASK_EVERY = 5;
// What follows a payment, such as its invoice, comes moments after it.
const AFTERWARDS = [0, 2000, 5000, 15000];
const began = Date.now();
let turn = 0;
let wait = 1200;

const isMoving = () => place.querySelector('[data-moving="true"]') !== null;

const next = () => {
  if (Date.now() - began < PATIENCE) setTimeout(look, wait);
};

const more = async () => {
  // Whoever reads or fills in something there is left alone.
  if (rest.querySelector('details[open]') || rest.contains(document.activeElement)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return;
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-order-more]');
    if (now && now.innerHTML !== rest.innerHTML) rest.innerHTML = now.innerHTML;
  } catch {
    // The network is away for a moment; the page has it when it is loaded anew.
  }
};

const follow = () => AFTERWARDS.forEach((delay) => setTimeout(more, delay));

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
      if (!isMoving()) {
        follow();
        return;
      }
    }
  } catch {
    // The network is away for a moment; the next turn asks again.
  }
  next();
};

if (isMoving()) next();
else follow();
