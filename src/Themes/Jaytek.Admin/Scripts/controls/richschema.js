// What a rich text may hold, how it is read from markup and written back.
import { DOMParser as Reader, DOMSerializer, Schema } from 'prosemirror-model';
import { marks, nodes } from 'prosemirror-schema-basic';
import { addListNodes } from 'prosemirror-schema-list';

const linkAttributes = ['href', 'title', 'target', 'rel'];
const link = {
  attrs: Object.fromEntries(linkAttributes.map(name => [name, { default: null }])),
  inclusive: false,
  parseDOM: [{ tag: 'a[href]', getAttrs: a => Object.fromEntries(linkAttributes.map(name => [name, a.getAttribute(name)])) }],
  toDOM: mark => ['a', mark.attrs, 0],
};

const image = {
  ...nodes.image,
  attrs: { src: {}, alt: { default: null }, title: { default: null }, width: { default: null }, height: { default: null } },
  parseDOM: [{ tag: 'img[src]', getAttrs: img => Object.fromEntries(['src', 'alt', 'title', 'width', 'height'].map(name => [name, img.getAttribute(name)])) }],
  toDOM: node => ['img', node.attrs],
};

const base = new Schema({ nodes: { ...nodes, image }, marks: { ...marks, link } });

export const schema = new Schema({
  nodes: addListNodes(base.spec.nodes, 'paragraph block*', 'block'),
  marks: base.spec.marks,
});

const known = {
  p: [], h1: [], h2: [], h3: [], h4: [], h5: [], h6: [], blockquote: [], pre: [], code: [], br: [], hr: [], ul: [], ol: ['start'], li: [],
  strong: [], b: [], em: [], i: [], a: linkAttributes, img: ['src', 'alt', 'title', 'width', 'height'],
};

const reader = Reader.fromSchema(schema);
// Pictures come from the media library, not from the clipboard.
export const pasteReader = new Reader(schema, reader.rules.filter(rule => !rule.tag?.startsWith('img')));

const parse = html => new DOMParser().parseFromString(html, 'text/html').body;

// The names of what would be lost if this markup went through the editor.
export function foreign(html) {
  const lost = new Set();
  for (const element of parse(html).querySelectorAll('*')) {
    const attributes = known[element.localName];
    if (!attributes) lost.add(`<${element.localName}>`);
    else for (const { name } of element.attributes) if (!attributes.includes(name)) lost.add(`${name}=`);
  }
  return [...lost];
}

export const read = html => reader.parse(parse(html));

export function write(doc) {
  if (doc.childCount === 1 && doc.firstChild.isTextblock && doc.firstChild.content.size === 0) return '';
  const place = document.implementation.createHTMLDocument('').createElement('div');
  place.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: place.ownerDocument }));
  // A line of a list is a line: "<li>text", not a paragraph in it.
  for (const paragraph of place.querySelectorAll('li > p:first-child')) {
    if ([...paragraph.parentElement.children].every(child => child === paragraph || child.matches('ul, ol'))) paragraph.replaceWith(...paragraph.childNodes);
  }
  return [...place.children].map(block => block.outerHTML).join('\n');
}
