// Titles below the search field while one types. Enter without a choice searches, as it does without this script.
const wait = 150;

// While a mix plays, the next page is brought into this one.
function go(url) {
  if (document.dispatchEvent(new CustomEvent('visit', { detail: url, cancelable: true }))) location.assign(url);
}

export function enhanceSuggest(form) {
  const field = form.querySelector('input[type="search"]');
  const list = document.createElement('ul');
  list.id = `${field.id}-list`;
  list.className = 'search-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  list.hidden = true;
  field.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }))
    field.setAttribute(name, value);

  let timer, asked, chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  const choose = index => {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', at === chosen ? 'true' : 'false'));
    if (chosen < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', list.children[chosen].id);
  };

  const show = found => {
    list.replaceChildren(...found.map((one, at) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${at}`;
      option.setAttribute('role', 'option');
      option.dataset.url = one.url;
      const kind = document.createElement('span');
      kind.textContent = one.kind;
      option.append(one.title, kind);
      return option;
    }));
    choose(-1);
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(field.value)}`, { signal: asked.signal });
      if (answer.ok) show(await answer.json());
    } catch (failure) {
      // The network is gone or a newer letter was typed: the form still works.
      if (failure.name !== 'AbortError') close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (field.value.trim() === '') close();
    else timer = setTimeout(ask, wait);
  });
  field.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault();
      const count = list.children.length;
      if (event.key === 'ArrowDown') choose((chosen + 1) % count);
      else choose(chosen <= 0 ? count - 1 : chosen - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      go(list.children[chosen].dataset.url);
    }
  });
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target.closest('li');
    if (option) go(option.dataset.url);
  });
  field.addEventListener('blur', close);
}
