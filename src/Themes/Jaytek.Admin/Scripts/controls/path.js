// The item's address while it is typed: free or whose, and what the pattern would make of it.
const WAIT = 400;

export function mount(place) {
  const input = place.querySelector('input');
  const field = place.closest('.field');
  const state = field.querySelector('[data-path-state]');
  const use = field.querySelector('[data-path-use]');
  const shown = place.closest('details')?.querySelector('summary .mono');
  const form = place.closest('form');
  let timer, number = 0;

  const ask = async () => {
    const mine = ++number;
    const answer = await fetch(place.dataset.path, { method: 'POST', body: new URLSearchParams(fields(form)) }).catch(() => null);
    if (mine !== number || !place.isConnected) return;
    const told = answer?.ok ? await answer.json() : null;
    if (mine !== number) return;
    use.hidden = !told?.suggestion;
    if (!told) {
      state.textContent = '';
      return;
    }
    const words = {
      free: `Available: /${told.path}`,
      own: 'This is its address now.',
      made: `Will become /${told.path}`,
      taken: told.by ? `Taken by “${told.by}”.` : 'Taken by another item.',
      reserved: 'Addresses that begin so belong to the site itself.',
      outside: 'Only the site’s editors set such an address. Keep to the folder of the one below.',
    };
    state.textContent = words[told.state];
    state.dataset.state = told.state;
    if (told.suggestion) {
      use.textContent = `Use /${told.suggestion}`;
      use.value = told.suggestion;
    }
    if (shown) shown.textContent = `/${told.path}`;
    input.placeholder = told.state === 'made' ? told.path : '';
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };

  input.addEventListener('input', soon);
  form?.querySelector('.editor-title')?.addEventListener('input', () => { if (!input.value.trim()) soon(); });
  place.closest('details')?.addEventListener('toggle', event => { if (event.target.open) soon(); });
  use.addEventListener('click', () => {
    input.value = use.value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  });
}

// Everything but files: the pattern may ask for any field.
const fields = form => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
