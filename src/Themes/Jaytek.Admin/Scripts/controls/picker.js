// A combobox in place of a long select or list of boxes (APG, combobox with list autocomplete). What is picked is posted by hidden
// inputs of the plain control's name, so the server sees the same form with and without scripts.
import { createIn } from './create.js';
import { announce, element, icon, stepOf } from './live.js';

const WAIT = 150;
let last = 0;

export function mount(root) {
  const picker = new Picker(root);
  picker.start();
}

class Picker {
  constructor(root) {
    this.root = root;
    this.name = root.dataset.name;
    this.isMultiple = root.dataset.multiple === 'true';
    this.isOrdered = root.dataset.ordered === 'true';
    this.label = root.dataset.label;
    this.id = `picker-${++last}`;
    this.options = [];
    this.at = -1;
  }

  start() {
    const picked = [...this.root.querySelectorAll('[data-plain] option:checked, [data-plain] input:checked')]
      .map(one => ({ value: one.value, label: one.dataset.label ?? one.textContent.trim() })).filter(one => one.value);
    const plain = this.root.querySelector('select, fieldset');
    const describedBy = plain?.getAttribute('aria-describedby');
    const invalid = plain?.getAttribute('aria-invalid') ?? this.root.querySelector('.field-invalid') ? 'true' : null;
    this.input = element('input', {
      type: 'text', class: 'form-control', role: 'combobox', id: this.isMultiple ? `${this.root.dataset.id}-search` : this.root.dataset.id, autocomplete: 'off', spellcheck: 'false',
      'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${this.id}-list`, 'aria-describedby': describedBy,
      'aria-invalid': invalid, 'aria-label': this.label, placeholder: this.isMultiple ? 'Add…' : 'Search…',
    });
    this.list = element('ul', { class: 'combo-list', role: 'listbox', id: `${this.id}-list`, 'aria-label': this.label, hidden: true });
    this.chips = element('ul', { class: 'chips', 'aria-label': `Chosen: ${this.label}`, hidden: true });
    this.values = element('div', { hidden: true });
    const box = element('div', { class: 'combo' }, this.chips, this.input, this.list, this.values);
    this.root.querySelector('[data-plain]').replaceWith(box);
    this.root.querySelector('.pick-search')?.remove();
    this.chosen = picked;
    this.show(false);
    this.listen(box);
    if (this.isMultiple && this.isOrdered) this.drag();
  }

  listen(box) {
    this.input.addEventListener('input', () => this.soon());
    this.input.addEventListener('click', () => { if (this.list.hidden) this.search(''); });
    this.input.addEventListener('keydown', event => this.key(event));
    this.input.addEventListener('focus', () => { if (!this.isMultiple) this.input.select(); });
    box.addEventListener('focusout', event => { if (!box.contains(event.relatedTarget)) this.leave(); });
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', event => {
      const option = event.target.closest('[role="option"]');
      if (option) this.take(+option.dataset.at);
    });
    this.chips.addEventListener('click', event => {
      const button = event.target.closest('button');
      const at = button ? [...this.chips.children].indexOf(button.closest('li')) : -1;
      if (at < 0) return;
      if (button.dataset.step) this.move(at, at + Number(button.dataset.step));
      else this.drop(at);
    });
    this.chips.addEventListener('keydown', event => {
      const at = [...this.chips.children].indexOf(event.target.closest('li'));
      const step = stepOf(event);
      if (step) this.move(at, at + step);
      else if (event.key === 'Backspace' || event.key === 'Delete') this.drop(at);
      else return;
      event.preventDefault();
    });
  }

  key(event) {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (event.altKey && event.shiftKey) return;
      event.preventDefault();
      if (this.list.hidden) this.search(this.isMultiple ? this.input.value : '');
      else this.mark((this.at + (key === 'ArrowDown' ? 1 : -1) + this.count) % this.count);
    } else if (key === 'Enter') {
      // Enter never sends the form from here.
      event.preventDefault();
      if (!this.list.hidden && this.at >= 0) this.take(this.at);
    } else if (key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.revert();
    } else if (key === 'Backspace' && this.isMultiple && this.input.value === '' && this.chosen.length > 0) {
      this.drop(this.chosen.length - 1);
    }
  }

  get count() { return Math.max(1, this.list.querySelectorAll('[role="option"]').length); }

  soon() {
    clearTimeout(this.timer);
    if (!this.isMultiple && this.input.value.trim() === '' && this.chosen.length > 0) {
      this.chosen = [];
      this.show(true);
    }
    this.timer = setTimeout(() => this.search(this.input.value), WAIT);
  }

  async search(words) {
    clearTimeout(this.timer);
    const mine = this.asked = {};
    const query = new URLSearchParams({ ticket: this.root.dataset.picker, q: words.trim() });
    const answer = await fetch(`${this.root.dataset.choices}?${query}`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (mine !== this.asked) return;
    const found = answer?.ok ? await answer.json() : null;
    if (mine !== this.asked) return;
    this.draw(found, words.trim());
  }

  draw(found, words) {
    const rows = [];
    const open = found?.options.filter(option => !this.isMultiple || !this.chosen.some(one => one.value === option.value)) ?? [];
    this.options = open.map(option => ({ ...option }));
    if (words && found?.creates.length > 0 && !found.options.some(option => plain(option.label) === plain(words)))
      this.options.push({ create: words, types: found.creates });
    this.options.forEach((option, at) => rows.push(element('li', { role: 'option', id: `${this.id}-${at}`, 'data-at': String(at), 'aria-selected': 'false', class: option.create ? 'combo-create' : null },
      ...(option.create ? [icon('plus'), `Create “${option.create}”`] : [option.label]))));
    const note = !found ? 'The search did not answer. Try again.' : open.length === 0 ? (words ? 'Nothing found.' : 'There is nothing more to choose from.')
      : found.more ? 'There are more: type to find them.' : '';
    if (note) rows.push(element('li', { class: 'combo-note', role: 'presentation' }, note));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.mark(words && this.options.length > 0 ? 0 : -1);
    announce(note && this.options.length === 0 ? note : `${this.options.length} ${this.options.length === 1 ? 'choice' : 'choices'}`);
  }

  mark(at) {
    this.at = this.options.length === 0 ? -1 : at;
    for (const row of this.list.querySelectorAll('[role="option"]')) {
      const isOn = Number(row.dataset.at) === this.at;
      row.setAttribute('aria-selected', String(isOn));
      if (isOn) row.scrollIntoView({ block: 'nearest' });
    }
    if (this.at >= 0) this.input.setAttribute('aria-activedescendant', `${this.id}-${this.at}`);
    else this.input.removeAttribute('aria-activedescendant');
  }

  async take(at) {
    const option = this.options[at];
    this.close();
    const made = option.create ? await createIn(this.root, option.create, option.types) : option;
    this.input.focus();
    if (!made) return this.revert();
    this.chosen = this.isMultiple ? [...this.chosen.filter(one => one.value !== made.value), made] : [made];
    this.show(true);
    announce(`${made.label} chosen.`);
  }

  drop(at) {
    const [gone] = this.chosen.splice(at, 1);
    this.show(true);
    (this.chips.children[Math.min(at, this.chosen.length - 1)]?.querySelector('.chip-remove') ?? this.input).focus();
    announce(`${gone.label} taken away.`);
  }

  move(from, to) {
    if (to < 0 || to >= this.chosen.length || from < 0) return;
    this.chosen.splice(to, 0, ...this.chosen.splice(from, 1));
    this.show(true);
    this.chips.children[to].querySelector('.chip-name').focus();
    announce(`${this.chosen[to].label}, ${to + 1} of ${this.chosen.length}`);
  }

  show(isChange) {
    const hidden = value => element('input', { type: 'hidden', name: this.name, value });
    this.values.replaceChildren(...(this.isMultiple || this.chosen.length === 0 ? [hidden('')] : []), ...this.chosen.map(one => hidden(one.value)));
    if (this.isMultiple) {
      this.chips.replaceChildren(...this.chosen.map((one, at) => this.chip(one, at)));
      this.chips.hidden = this.chosen.length === 0;
      this.input.value = '';
    } else if (document.activeElement !== this.input || this.chosen.length > 0) {
      this.revert();
    }
    if (isChange) this.input.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'chosen' }));
    clearTimeout(this.timer);
  }

  chip(one, at) {
    const isOrdered = this.isOrdered && this.chosen.length > 1;
    const button = (name, label, attributes) => element('button', { type: 'button', class: 'chip-button', 'aria-label': `${label}: ${one.label}`, ...attributes }, icon(name));
    return element('li', { class: isOrdered ? 'chip chip-row' : 'chip' },
      ...(isOrdered ? [element('span', { class: 'chip-handle', 'aria-hidden': 'true' }, icon('grip-vertical'))] : []),
      element('span', { class: 'chip-name', tabindex: '-1' }, one.label),
      ...(isOrdered ? [button('arrow-up', 'Move up', { 'data-step': '-1', disabled: at === 0 }), button('arrow-down', 'Move down', { 'data-step': '1', disabled: at === this.chosen.length - 1 })] : []),
      button('x', 'Remove', { class: 'chip-button chip-remove' }));
  }

  async drag() {
    const { default: Sortable } = await import('sortablejs');
    Sortable.create(this.chips, { handle: '.chip-handle', animation: 0, onEnd: ({ oldIndex, newIndex }) => this.move(oldIndex, newIndex) });
  }

  revert() { this.input.value = this.isMultiple ? '' : this.chosen[0]?.label ?? ''; }

  leave() {
    this.close();
    this.revert();
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

const plain = text => text.toLowerCase().replace(/^[\s–]+/, '').trim();
