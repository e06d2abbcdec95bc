// What is new has a name, an address and an id from its first save on: the page around the fields says them, and what asks on behalf of the item names it.
export function showNames(form, { id, name, path }) {
  const crumb = document.querySelector('.crumbs [aria-current="page"]');
  if (crumb && crumb.textContent !== name) {
    document.title = document.title.replace(crumb.textContent, () => name);
    crumb.textContent = name;
  }
  const heading = form.querySelector('[data-heading]');
  heading.textContent = heading.dataset.heading + name;
  const line = form.querySelector('[data-address-line]');
  if (line && path !== null) {
    line.textContent = `/${path}`;
    form.querySelector('[data-address-verb]').textContent = path ? 'Edit' : 'Set the address';
  }
  for (const place of form.querySelectorAll('[data-path]')) {
    const door = new URL(place.dataset.path, location.href);
    door.searchParams.set('id', id);
    place.dataset.path = door.pathname + door.search;
  }
}
