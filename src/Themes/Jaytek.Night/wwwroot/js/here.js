// A date elsewhere, by the reader's own clock; silent where the two clocks agree.
export function enhanceTimes() {
  for (const place of document.querySelectorAll('[data-here]')) {
    const start = new Date(place.dataset.here);
    const clock = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
    if (clock.format(start) === clock.format(new Date(place.dataset.there))) continue;
    place.textContent = `${clock.format(start)} by your clock`;
    place.hidden = false;
  }
}
