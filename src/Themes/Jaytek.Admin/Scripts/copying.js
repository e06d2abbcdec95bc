// <button data-copies="id"> copies the text of the element with that id, or what stands in that input, and says so for a while.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copies);
  const words = button.querySelector('span');
  const before = button.dataset.before ??= words.textContent;
  words.setAttribute('aria-live', 'polite');
  words.textContent = await copied(source) ? 'Copied' : 'Selected: press Ctrl C';
  setTimeout(() => { words.textContent = before; }, 4000);
});

// Browsers give the clipboard to secure pages alone; elsewhere the text is selected for the keyboard.
async function copied(source) {
  const text = source instanceof HTMLInputElement ? source.value : source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (source instanceof HTMLInputElement) source.select();
    else getSelection().selectAllChildren(source);
    return false;
  }
}
