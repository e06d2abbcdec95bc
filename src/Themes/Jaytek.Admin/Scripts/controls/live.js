// Says something to those who listen instead of looking; outside of what htmx swaps.
let region;

export function announce(text) {
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  // The same words twice are said twice.
  region.textContent = '';
  setTimeout(() => { region.textContent = text; }, 50);
}

// The keys that move a thing among its likes: Alt+Shift with an arrow. -1, 1 or 0.
export const stepOf = event => !event.altKey || !event.shiftKey ? 0
  : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1
  : event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : 0;

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key in made && typeof value !== 'string') made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

export const icon = name => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  const sprite = document.querySelector('svg.icon use')?.getAttribute('href')?.split('#')[0] ?? new URL('icons.svg', import.meta.url).pathname;
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
};
