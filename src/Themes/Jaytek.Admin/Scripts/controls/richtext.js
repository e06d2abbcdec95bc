// A rich text over its textarea, which keeps the markup, is what is posted, and is shown by "Source".
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark, wrapIn, lift } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { askForLink } from './linkdialog.js';
import { foreign, pasteReader, read, schema, write } from './richschema.js';
import { walk } from './toolbar.js';

const { nodes, marks } = schema;

const marked = (state, type) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type);
};
const inside = (state, type) => {
  for (let depth = state.selection.$from.depth; depth > 0; depth--) if (state.selection.$from.node(depth).type === type) return true;
  return false;
};
const block = (type, attrs = {}) => ({
  isOn: state => state.selection.$from.parent.hasMarkup(type, { ...state.selection.$from.parent.attrs, ...attrs }),
  run(state, dispatch) {
    return (this.isOn(state) ? setBlockType(nodes.paragraph) : setBlockType(type, attrs))(state, dispatch);
  },
});
const list = type => ({
  isOn: state => inside(state, type),
  run: (state, dispatch) => (inside(state, type) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch),
});
const mark = type => ({ isOn: state => marked(state, type), run: toggleMark(type) });

const verbs = {
  bold: mark(marks.strong),
  italic: mark(marks.em),
  code: mark(marks.code),
  h2: block(nodes.heading, { level: 2 }),
  h3: block(nodes.heading, { level: 3 }),
  h4: block(nodes.heading, { level: 4 }),
  ul: list(nodes.bullet_list),
  ol: list(nodes.ordered_list),
  quote: { isOn: state => inside(state, nodes.blockquote), run: (state, dispatch) => (inside(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch) },
  link: { isOn: state => marked(state, marks.link), run: setLink },
  undo: { run: undo },
  redo: { run: redo },
};

function setLink(state, dispatch, view) {
  const { $from, from, to, empty } = state.selection;
  const now = marks.link.isInSet($from.marks()) || marks.link.isInSet($from.nodeAfter?.marks ?? []);
  if (empty && !now) return false;
  if (!dispatch) return true;
  const [start, end] = empty ? around($from, now) : [from, to];
  askForLink(now?.attrs.href).then(address => {
    view.focus();
    if (address === null) return;
    const change = view.state.tr.removeMark(start, end, marks.link);
    if (address) change.addMark(start, end, marks.link.create({ ...now?.attrs, href: address }));
    view.dispatch(change);
  });
  return true;
}

// The whole link that the cursor stands in.
function around($pos, link) {
  let [from, to] = [$pos.start(), $pos.start()];
  let found = null;
  $pos.parent.forEach((node, offset) => {
    const [start, end] = [$pos.start() + offset, $pos.start() + offset + node.nodeSize];
    if (link.isInSet(node.marks)) {
      if (to !== start || !found) from = start;
      to = end;
      if ($pos.pos >= from && $pos.pos <= to) found = [from, to];
    }
  });
  return found ?? [from, to];
}

const line = (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

const keys = {
  'Mod-b': verbs.bold.run,
  'Mod-i': verbs.italic.run,
  'Mod-e': verbs.code.run,
  'Mod-k': setLink,
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-]': sinkListItem(nodes.list_item),
  'Mod-[': liftListItem(nodes.list_item),
  'Enter': splitListItem(nodes.list_item),
  'Shift-Enter': chainCommands(exitCode, line),
};

const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, match => ({ level: match[1].length })),
    wrappingInputRule(/^\s*([-+*])\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list, match => ({ order: +match[1] })),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  ],
});

// Where an editor is at work: its textarea, which names it, and how to end it.
const editors = new Map();

// The label and the summary of errors lead to the textarea, which is out of sight.
document.addEventListener('click', event => {
  const pointer = event.target.closest?.('a[href^="#"], label[for]');
  const source = pointer && document.getElementById(pointer.htmlFor ?? pointer.getAttribute('href').slice(1));
  const view = source && editors.get(source)?.view;
  if (!view) return;
  event.preventDefault();
  view.focus();
});

// An editor listens to its document and keeps its form in memory until it is ended. Asked of all after each swap, since htmx tells of cleaning
// up only those elements that have hx- attributes of their own.
document.addEventListener('htmx:after:swap', () => {
  for (const [source, editor] of editors) {
    if (source.isConnected) continue;
    editor.view?.destroy();
    editors.delete(source);
  }
});

export function mount(root) {
  const source = root.querySelector('textarea');
  const toolbar = root.querySelector('[role="toolbar"]');
  const place = root.querySelector('[data-richtext-body]');
  const toggle = root.querySelector('[data-source]');
  const note = root.querySelector('[data-richtext-note]');
  const editor = { view: null };
  editors.set(source, editor);

  const start = () => {
    const view = editor.view = new EditorView(place, {
      state: EditorState.create({ doc: read(source.value), plugins: [rules, history(), keymap(keys), keymap(baseKeymap)] }),
      clipboardParser: pasteReader,
      attributes: attributesOf(root, source),
      editable: () => !source.readOnly,
      dispatchTransaction(change) {
        view.updateState(view.state.apply(change));
        if (change.docChanged) {
          source.value = write(view.state.doc);
          source.dispatchEvent(new Event('input', { bubbles: true }));
        }
        show();
      },
    });
    show();
  };
  const show = () => {
    for (const button of toolbar.querySelectorAll('[data-verb]')) {
      const verb = verbs[button.dataset.verb];
      if (verb.isOn) button.setAttribute('aria-pressed', String(verb.isOn(editor.view.state)));
      button.setAttribute('aria-disabled', String(!verb.run(editor.view.state)));
    }
  };
  const set = asSource => {
    if (asSource) {
      editor.view?.destroy();
      editor.view = null;
    }
    source.hidden = !asSource;
    place.hidden = asSource;
    for (const button of toolbar.querySelectorAll('[data-verb]')) button.disabled = asSource;
    toggle.setAttribute('aria-pressed', String(asSource));
    if (!asSource) start();
  };

  toolbar.hidden = false;
  walk(toolbar);
  toolbar.addEventListener('mousedown', event => event.preventDefault());
  toolbar.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button === toggle) {
      const toSource = !source.hidden ? false : true;
      note.hidden = true;
      set(toSource);
      toSource ? source.focus() : editor.view.focus();
    } else if (button && editor.view) {
      const { view } = editor;
      verbs[button.dataset.verb].run(view.state, view.dispatch, view);
      view.focus();
    }
  });

  const lost = foreign(source.value);
  note.hidden = lost.length === 0;
  if (lost.length > 0) note.querySelector('[data-lost]').textContent = lost.slice(0, 6).join(' ');
  set(lost.length > 0);
}

function attributesOf(root, source) {
  const attributes = { role: 'textbox', 'aria-multiline': 'true', 'aria-label': root.dataset.richtext, class: 'rich-text', id: `${source.id}-rich` };
  for (const name of ['aria-describedby', 'aria-invalid', 'aria-required'])
    if (source.hasAttribute(name)) attributes[name] = source.getAttribute(name);
  return attributes;
}
