// While something plays, a link brings the next page into this document instead of replacing it, so that the sound goes on.
// Whatever is not a page of this site's theme (the admin, sign-in, a file) is gone to as ever.
import { enhancePage } from './page.js';

const PARTS = ['header.top', 'main#main', 'footer.foot'];
const HEAD = 'meta[name="description"], meta[name="robots"], meta[property], link[rel="canonical"], link[rel="alternate"], script[type="application/ld+json"]';

let isAlive = () => false;
let isStarted = false;
let here = location.pathname + location.search;
let latest = 0;

export function allowVisits(alive) {
  isAlive = alive;
  if (isStarted) return;
  isStarted = true;
  history.scrollRestoration = 'manual';
  document.addEventListener('click', click);
  document.addEventListener('visit', event => {
    if (!isAlive()) return;
    event.preventDefault();
    visit(new URL(event.detail, location.href));
  });
  addEventListener('popstate', event => {
    if (location.pathname + location.search !== here) visit(new URL(location.href), { isBack: true, top: event.state?.top ?? 0 });
  });
}

function click(event) {
  const link = event.target.closest('a[href]');
  if (!link || !isAlive() || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const address = new URL(link.href);
  const isElsewhere = address.origin !== location.origin || (link.target && link.target !== '_self') || link.hasAttribute('download');
  const isSamePage = address.pathname + address.search === here;
  if (isElsewhere || (isSamePage && address.hash)) return;
  event.preventDefault();
  visit(address);
}

async function visit(address, { isBack = false, top = 0 } = {}) {
  const number = ++latest;
  let page;
  let answer;
  try {
    answer = await fetch(address, { headers: { Accept: 'text/html' } });
    page = answer.headers.get('Content-Type')?.startsWith('text/html') ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    page = null;
  }
  if (number !== latest) return;
  if (!page || !PARTS.every(part => page.querySelector(part)) || !hasSameLook(page)) {
    location.assign(address);
    return;
  }
  const target = new URL(answer.url);
  target.hash = address.hash;
  if (!isBack) {
    history.replaceState({ top: scrollY }, '');
    history.pushState({}, '', target);
  }
  here = target.pathname + target.search;
  show(page);
  arrive(target, isBack, top);
}

function hasSameLook(page) {
  const sheets = of => [...of.querySelectorAll('link[rel="stylesheet"]')].map(link => link.getAttribute('href')).join();
  return sheets(page) === sheets(document);
}

function show(page) {
  document.title = page.title;
  document.querySelectorAll(HEAD).forEach(element => element.remove());
  document.head.append(...page.querySelectorAll(HEAD));
  for (const part of PARTS) document.querySelector(part).replaceWith(page.querySelector(part));
  document.querySelectorAll('body > .buy-bar').forEach(element => element.remove());
  enhancePage();
}

// As after any link: at the top or at the named place, with the focus there, so that the next Tab and a screen reader go on from it.
function arrive(target, isBack, top) {
  const place = target.hash ? document.getElementById(decodeURIComponent(target.hash.slice(1))) : null;
  const main = document.getElementById('main');
  main.setAttribute('aria-label', document.title);
  main.focus({ preventScroll: true });
  main.addEventListener('blur', () => main.removeAttribute('aria-label'), { once: true });
  if (place) place.scrollIntoView();
  else scrollTo({ top: isBack ? top : 0, behavior: 'instant' });
}
