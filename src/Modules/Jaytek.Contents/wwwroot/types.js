// What the type editor gains from scripts: forms open in a drawer, rows are dragged and moved by Alt+Shift+arrows, and the API name
// follows the label until somebody types one. Everything else is plain pages and form posts.
const drawer = () => document.querySelector('[data-drawer]');
let opener = null;

const parse = text => new DOMParser().parseFromString(text, 'text/html');
const say = text => { const status = document.querySelector('[data-says]'); if (status) status.textContent = text; };

function show(page, address) {
  const sheet = page.querySelector('[data-sheet]');
  const dialog = drawer();
  if (!sheet || !dialog) return false;
  // A form without an address posts to its page's, which is not this one.
  for (const form of sheet.querySelectorAll('form:not([action])')) form.setAttribute('action', address);
  dialog.replaceChildren(document.adoptNode(sheet));
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector('[data-error-summary], [autofocus], input:not([type=hidden]), select, textarea');
  first?.focus();
  return true;
}

async function open(href) {
  const answer = await fetch(href);
  if (!answer.ok || !show(parse(await answer.text()), href)) location.assign(href);
}

async function refresh(href) {
  const answer = await fetch(href);
  const fresh = parse(await answer.text()).querySelector('[data-definition]');
  const stale = document.querySelector('[data-definition]');
  if (!answer.ok || !fresh || !stale) return location.assign(href);
  const focused = document.activeElement?.id;
  stale.replaceWith(document.adoptNode(fresh));
  sortable();
  if (focused) document.getElementById(focused)?.focus();
}

document.addEventListener('click', event => {
  const closer = event.target.closest('[data-closes-sheet]');
  if (closer && drawer()?.contains(closer)) {
    event.preventDefault();
    drawer().close();
    return;
  }
  const link = event.target.closest('a[data-sheet-link]');
  if (!link || !drawer() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // Phones get the page itself: its history is the way back.
  if (matchMedia('(max-width: 47.99rem)').matches) return;
  event.preventDefault();
  opener = link.getAttribute('href');
  open(link.href);
});

// A sheet in the drawer posts without leaving the page: a refusal is shown in it, a success draws the page anew.
document.addEventListener('submit', async event => {
  const form = event.target.closest('form[data-sheet-form]');
  if (!form || !drawer()?.contains(form)) return;
  event.preventDefault();
  // Where it ends is known from the answer: a new field goes on to its settings.
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form, event.submitter) });
  const page = parse(await answer.text());
  if (page.querySelector('[data-sheet]')) {
    show(page, answer.redirected ? answer.url : form.action);
    if (answer.redirected) say('Added to your draft');
    return;
  }
  if (answer.redirected && new URL(answer.url).pathname === location.pathname) {
    drawer().close();
    say('Kept in your draft');
  } else {
    location.assign(answer.redirected ? answer.url : form.dataset.sheetForm);
  }
});

// Whatever was kept meanwhile is shown: also a field that was added and whose settings were not.
document.addEventListener('close', async event => {
  if (event.target !== drawer()) return;
  await refresh(location.href);
  // The page was drawn anew, so the link is another one.
  if (opener) document.querySelector(`a[data-sheet-link][href="${CSS.escape(opener)}"]`)?.focus();
}, true);

// What a button does, and the verb of the button that takes it back, which stands in the row afterwards.
const undoes = { remove: 'restore', restore: 'remove', detach: 'reattach', reattach: 'detach' };

// A button that is gone hands the focus on: to the one that takes it back, or where a new row only existed in the draft to what adds one.
function handOn(value) {
  const [verb, key] = value.split(/:(.*)/s);
  const back = undoes[verb] && document.querySelector(`button[value="${CSS.escape(`${undoes[verb]}:${key}`)}"]`);
  (back || document.querySelector(`.def-part:has([data-sorts="order:${CSS.escape(key?.split('/')[0] ?? '')}"]) .def-add a`) || document.querySelector('.def-add a'))?.focus();
}

// Buttons that only change the draft: the page stays where it is.
document.addEventListener('submit', async event => {
  const form = event.target.closest('.def-form');
  const button = event.submitter;
  if (!form || !form.closest('[data-definition]') || !/^(up|down|part-up|part-down|order|part-order|remove|restore|detach|reattach)(:|$)/.test(button?.value ?? '')) return;
  event.preventDefault();
  const row = button.closest('[data-row]');
  const answer = await fetch(location.href, { method: 'POST', body: new FormData(form, button) });
  const fresh = parse(await answer.text()).querySelector('[data-definition]');
  if (!fresh) return location.reload();
  const id = button.id;
  document.querySelector('[data-definition]').replaceWith(document.adoptNode(fresh));
  sortable();
  const again = id && document.getElementById(id);
  if (again?.disabled) again.closest('.def-verbs').querySelector('button:not([disabled])')?.focus();
  else if (again) again.focus();
  else handOn(button.value);
  if (row && id) place(document.getElementById(id)?.closest('[data-row]'));
});

function place(row) {
  if (!row) return;
  const rows = [...row.parentElement.children].filter(other => other.matches('[data-row]'));
  say(`${row.dataset.row}, ${rows.indexOf(row) + 1} of ${rows.length}`);
}

document.addEventListener('keydown', event => {
  if (!event.altKey || !event.shiftKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  const row = event.target.closest?.('[data-row]');
  const button = row?.querySelector(`[data-moves="${event.key === 'ArrowUp' ? 'up' : 'down'}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// The API name follows the label until it is typed. Server and browser make it alike.
const technical = text => text.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').replace(/^[^A-Za-z]+/, '').split(/[^A-Za-z0-9]+/).filter(Boolean)
  .map(word => word[0].toUpperCase() + word.slice(1)).join('').slice(0, 100);
document.addEventListener('input', event => {
  const label = event.target.closest('[data-suggests]');
  if (!label) {
    if (event.target.name === 'Name') event.target.dataset.typed = event.target.value ? '1' : '';
    return;
  }
  const name = label.form?.elements[label.dataset.suggests];
  if (name && !name.dataset.typed) name.value = technical(label.value);
});

async function sortable() {
  const lists = document.querySelectorAll('[data-sorts]');
  if (lists.length === 0 || !document.querySelector('[data-grip]')) return;
  const { default: Sortable } = await import('/_content/Jaytek.Admin/lib/sortable.js');
  for (const list of document.querySelectorAll('[data-sorts]')) {
    Sortable.create(list, {
      // A part's rows lie inside the part; the innermost list that has the grip's row as its child takes it.
      handle: '[data-grip]',
      draggable: '[data-row]',
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
      onEnd: ({ oldIndex, newIndex }) => {
        if (oldIndex !== newIndex) document.querySelector(`[data-order="${list.dataset.sorts}"]`)?.click();
      },
    });
  }
}

sortable();
