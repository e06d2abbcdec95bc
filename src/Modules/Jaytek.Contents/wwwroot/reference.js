// Narrows the reference while one types. Without this the form asks the server for the same.
const input = document.querySelector('#reference-q');
const found = [...document.querySelectorAll('[data-find]')].map(element => [element, element.dataset.find.toLowerCase()]);
const groups = document.querySelectorAll('[data-group]');
const none = document.querySelector('[data-none]');

function narrow() {
  const words = input.value.toLowerCase().split(/\s+/).filter(word => word !== '');
  for (const [element, text] of found) element.hidden = !words.every(word => text.includes(word));
  for (const group of groups) group.hidden = group.querySelector('[data-find]:not([hidden])') === null;
  none.hidden = found.some(([element]) => !element.hidden);
}

input.addEventListener('input', narrow);
// A link from a shape to one that is narrowed away shows it again.
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.closest('[hidden]')) {
    input.value = '';
    narrow();
    target.scrollIntoView();
  }
});
