// A choice narrows the list at once; the button is for who has no script, and for the keyboard, where each arrow key is a choice.
export function enhanceFilters() {
  for (const form of document.querySelectorAll('[data-filters]')) {
    let isKeyboard = false;
    form.addEventListener('keydown', () => { isKeyboard = true; });
    form.addEventListener('pointerdown', () => { isKeyboard = false; });
    form.addEventListener('change', () => { if (!isKeyboard) send(form); });
    form.addEventListener('submit', event => {
      event.preventDefault();
      send(form);
    });
  }
}

// The address holds what is chosen and nothing else.
function send(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  const address = query.size > 0 ? `${form.getAttribute('action')}?${query}` : form.getAttribute('action');
  form.dispatchEvent(new CustomEvent('visit', { bubbles: true, cancelable: true, detail: address })) && location.assign(address);
}
