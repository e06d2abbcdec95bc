// The controls of forms that need more than a browser gives. Each stands in a chunk of its own, fetched where a page has one;
// without scripts the plain input below does the same work.
const kinds = [
  ['[data-richtext]', () => import('./richtext.js')],
  ['[data-markdown]', () => import('./markdown.js')],
  ['.picker[data-picker]:not([data-picker=""])', () => import('./picker.js')],
  ['[data-blocks], [data-add]', () => import('./blocks.js')],
  ['[data-path]', () => import('./path.js')],
  ['input[name$="SeoMetaPart.PageTitle"]', () => import('./seo.js')],
  ['[data-color], [data-address], [data-counts]', () => import('./values.js')],
];

async function mount([selector, load], kind) {
  // One input may be of two kinds, such as a title for search engines that is counted.
  const places = document.querySelectorAll(`:is(${selector}):not([data-mounted~="${kind}"])`);
  if (places.length === 0) return;
  // Marked before the chunk has come, so that a second swap meanwhile mounts nothing twice.
  for (const place of places) place.dataset.mounted = `${place.dataset.mounted ?? ''} ${kind}`.trim();
  const control = await load();
  for (const place of places) if (place.isConnected) control.mount(place);
}

const mountAll = () => Promise.all(kinds.map(mount));

mountAll();
document.addEventListener('htmx:after:swap', mountAll);
