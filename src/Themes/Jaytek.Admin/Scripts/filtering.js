// <input data-filters="id"> narrows, as one types, what stands in the element with that id to the parts whose
// data-filter-text holds all the words; <… data-filter-none> is shown where nothing is left. The form does it without scripts.
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function narrow(input) {
  const place = document.getElementById(input.dataset.filters);
  if (!place) return;
  const words = fold(input.value).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const part of place.querySelectorAll('[data-filter-text]')) {
    const text = fold(part.dataset.filterText);
    part.hidden = !words.every(word => text.includes(word));
    if (!part.hidden) left++;
  }
  // A group whose parts are all gone goes too.
  for (const group of place.querySelectorAll('[data-filter-group]'))
    group.hidden = !group.querySelector('[data-filter-text]:not([hidden])');
  for (const none of place.querySelectorAll('[data-filter-none]')) none.hidden = left > 0;
}

document.addEventListener('input', event => {
  if (event.target.matches?.('[data-filters]')) narrow(event.target);
});
