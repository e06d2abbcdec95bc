// What a search engine and a social network would show, drawn while its texts are typed.
import { element } from './live.js';

const cut = (text, most) => text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

export function mount(title) {
  const form = title.closest('form');
  // The preview of a type shows its inputs outside of any form.
  if (!form) return;
  const prefix = title.name.slice(0, -'PageTitle'.length);
  const of = name => form.elements[prefix + name]?.value.trim() ?? '';
  const result = { site: element('span', { class: 'seo-site' }), title: element('span', { class: 'seo-title' }), text: element('span', { class: 'seo-text' }) };
  const card = { picture: element('div', { class: 'seo-picture' }), site: element('span', { class: 'seo-site' }), title: element('span', { class: 'seo-title' }), text: element('span', { class: 'seo-text' }) };
  const box = element('div', { class: 'seo', role: 'group', 'aria-label': 'How it looks elsewhere' },
    element('figure', {}, element('figcaption', {}, 'In search results'), element('div', { class: 'seo-result' }, result.site, result.title, result.text)),
    element('figure', {}, element('figcaption', {}, 'When shared'), element('div', { class: 'seo-card' }, card.picture, element('div', {}, card.site, card.title, card.text))));
  title.closest('.field').before(box);

  const show = () => {
    const own = form.querySelector('.editor-title')?.value.trim() || 'Untitled';
    const name = of('PageTitle') || own;
    const text = of('MetaDescription');
    const path = form.querySelector('.editor-address summary .mono')?.textContent.trim() ?? '';
    const picture = (form.elements[`${prefix}DefaultSocialImage.Paths`]?.closest?.('.media-input') ?? form).querySelector('.thumb img, [data-media] img') ?? form.querySelector('.thumb img');
    result.site.textContent = location.host + path;
    result.title.textContent = cut(name, 60);
    result.text.textContent = cut(text || 'Without a description, a piece of the page’s own text is shown here.', 160);
    card.site.textContent = location.host;
    card.title.textContent = cut(of('OpenGraphTitle') || name, 70);
    card.text.textContent = cut(of('OpenGraphDescription') || text, 120);
    if (picture?.src !== card.picture.firstElementChild?.src) card.picture.replaceChildren(...(picture ? [element('img', { src: picture.src, alt: '' })] : ['A card is drawn for it']));
    else if (!picture && !card.picture.textContent) card.picture.textContent = 'A card is drawn for it';
  };
  form.addEventListener('input', show);
  show();
}
