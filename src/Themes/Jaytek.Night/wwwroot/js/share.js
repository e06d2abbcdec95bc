// Shares the page by the system's sheet, or copies its address where there is none.
export function enhanceShare() {
  for (const button of document.querySelectorAll('[data-share]')) {
    const canShare = typeof navigator.share === 'function';
    if (!canShare && !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', () => canShare ? share(button) : copy(button));
  }
}

async function share(button) {
  try {
    await navigator.share({ title: button.dataset.share, url: location.href });
  } catch (error) {
    // Closing the sheet is no failure.
    if (error.name !== 'AbortError') throw error;
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(location.href);
  const words = button.lastChild;
  const before = words.textContent;
  words.textContent = 'Link copied';
  setTimeout(() => { words.textContent = before; }, 2000);
}
