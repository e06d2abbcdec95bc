// Toasts: put back into their live region so that they are read out, gone after five seconds unless pointed at or focused.
const LIFE = 5000;
const MOST = 2;
const region = () => document.querySelector('.toasts');

function live(toast) {
  let timer;
  const start = () => { timer = setTimeout(() => toast.remove(), LIFE); };
  const stop = () => clearTimeout(timer);
  toast.addEventListener('pointerenter', stop);
  toast.addEventListener('pointerleave', start);
  toast.addEventListener('focusin', stop);
  toast.addEventListener('focusout', start);
  start();
}

function add(toast) {
  const place = region();
  if (!place) return;
  place.append(toast);
  while (place.children.length > MOST) place.firstElementChild.remove();
  live(toast);
}

for (const toast of [...(region()?.children ?? [])]) {
  toast.remove();
  requestAnimationFrame(() => add(toast));
}

document.addEventListener('click', event => {
  const closer = event.target.closest('.btn-close-notice');
  if (closer) closer.closest('.notice').remove();
});

// A request that failed without an answer for its place: say so, keep the page.
document.addEventListener('htmx:response:error', () => failed('The server could not do that. What you typed is still here.'));
document.addEventListener('htmx:error', () => failed('The server did not answer. What you typed is still here.'));

function failed(text) {
  const template = document.getElementById('toast-error');
  if (!template) return;
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.querySelector('p').textContent = text;
  add(toast);
}
