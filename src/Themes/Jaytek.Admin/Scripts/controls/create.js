// "Create 'x'": a term by its title in a drawer; an item in the usual editor, framed in one. Resolves to what was made, or to null.
import { element } from './live.js';

let last = 0;

export function createIn(root, title, types) {
  return root.dataset.creates === 'term' ? term(root, title, types[0]) : item(root, title, types);
}

function drawer(heading, isWide, ...children) {
  const id = `create-${++last}`;
  const dialog = element('dialog', { class: isWide ? 'dialog drawer drawer-wide' : 'dialog drawer create-drawer', 'aria-labelledby': id },
    element('h2', { id }, heading), ...children);
  document.body.append(dialog);
  const closed = new Promise(resolve => dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.made ?? null); }, { once: true }));
  dialog.showModal();
  return { dialog, closed };
}

function term(root, title, type) {
  const id = `create-title-${last + 1}`;
  const input = element('input', { class: 'form-control', id, type: 'text', value: title, autocomplete: 'off' });
  const error = element('p', { class: 'field-error', role: 'alert', hidden: true });
  const cancel = element('button', { type: 'button', class: 'btn' }, 'Cancel');
  const send = element('button', { type: 'submit', class: 'btn btn-primary' }, `Create ${type.name.toLowerCase()}`);
  const form = element('form', {},
    element('div', { class: 'field' }, element('label', { class: 'form-label', for: id }, 'Title'), input), error,
    element('div', { class: 'dialog-actions' }, cancel, send));
  const { dialog, closed } = drawer(`New ${type.name.toLowerCase()}`, false, form);
  input.focus();
  cancel.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    send.disabled = true;
    const token = root.closest('form')?.elements.__RequestVerificationToken?.value ?? '';
    const body = new URLSearchParams({ ticket: root.dataset.picker, title: input.value, __RequestVerificationToken: token });
    const answer = await fetch(root.dataset.terms, { method: 'POST', body }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    send.disabled = false;
    if (answer?.ok) {
      dialog.made = told;
      dialog.close();
    } else {
      error.textContent = told?.detail ?? 'The server did not answer. Try again.';
      error.hidden = false;
      input.focus();
    }
  });
  return closed;
}

async function item(root, title, types) {
  const type = types.length === 1 ? types[0] : await choose(types);
  if (!type) return null;
  const frame = element('iframe', { class: 'drawer-frame', title: `New ${type.name}`, src: type.address });
  const cancel = element('button', { type: 'button', class: 'btn' }, 'Close without it');
  const { dialog, closed } = drawer(`New ${type.name.toLowerCase()}`, true, element('div', { class: 'drawer-close' }, cancel), frame);
  cancel.addEventListener('click', () => dialog.close());
  let isFirst = true;
  frame.addEventListener('load', () => {
    const inner = frame.contentWindow;
    const made = inner.location.pathname.match(/\/admin\/content\/edit\/([^/]+)$/);
    const name = inner.document.querySelector('.editor-title');
    if (made) {
      dialog.made = { value: decodeURIComponent(made[1]), label: name?.value || title };
      dialog.close();
    } else if (isFirst && name && !name.value) {
      name.value = title;
      name.dispatchEvent(new Event('input', { bubbles: true }));
      name.focus();
    }
    isFirst = false;
  });
  return closed;
}

function choose(types) {
  const buttons = types.map(type => element('button', { type: 'button', class: 'btn' }, type.name));
  const { dialog, closed } = drawer('What is it?', false, element('div', { class: 'create-types' }, ...buttons));
  buttons.forEach((button, at) => button.addEventListener('click', () => {
    dialog.made = types[at];
    dialog.close();
  }));
  buttons[0].focus();
  return closed;
}
