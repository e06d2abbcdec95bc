// Lists whose rows can be selected: the box in the head selects the page, the bar says how many, also where all that match are meant. Showing the bar in place of
// the filters is the stylesheet's work.
function show(list) {
  const boxes = [...list.querySelectorAll('[data-row]')];
  const chosen = boxes.filter(box => box.checked).length;
  const whole = list.querySelector('[data-row-all]');
  if (whole) {
    whole.checked = chosen > 0 && chosen === boxes.length;
    whole.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const all = list.querySelector('[data-all]');
  // The bar goes with the last row; what it meant must not come back unseen with the next.
  if (all && chosen === 0) all.checked = false;
  const told = list.querySelector('[data-chosen]');
  const number = all?.checked ? all.dataset.all : chosen;
  if (told && told.textContent !== `${number} selected`) told.textContent = `${number} selected`;
}

document.addEventListener('change', event => {
  const list = event.target.closest?.('[data-selects]');
  if (!list) return;
  if (event.target.matches('[data-row-all]'))
    for (const box of list.querySelectorAll('[data-row]')) box.checked = event.target.checked;
  if (event.target.matches('[data-row], [data-row-all], [data-all]')) show(list);
});

document.addEventListener('click', event => {
  const clear = event.target.closest('[data-clears]');
  if (!clear) return;
  const list = clear.closest('[data-selects]');
  for (const box of list.querySelectorAll('[data-row], [data-all]')) box.checked = false;
  show(list);
  list.querySelector('[data-row-all]')?.focus();
});

// A page that the browser brings back may have boxes ticked.
addEventListener('pageshow', () => { for (const list of document.querySelectorAll('[data-selects]')) show(list); });
