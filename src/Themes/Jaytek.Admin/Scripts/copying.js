// <button data-copies="id"> copies the text of the element with that id, and says so for a while.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
  const words = button.querySelector('span');
  const before = words.textContent;
  words.textContent = 'Copied';
  setTimeout(() => { words.textContent = before; }, 2000);
});
