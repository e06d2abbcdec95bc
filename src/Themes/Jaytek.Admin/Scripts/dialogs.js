// <button data-opens="id"> shows the dialog with that id; <button data-closes> closes the one around it. A page that
// asks first puts the submit button into the dialog, with form="…" naming the form.
document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  const closer = event.target.closest('[data-closes]');
  if (closer) closer.closest('dialog')?.close();
  // A click on the backdrop lands on the dialog itself.
  if (event.target instanceof HTMLDialogElement) event.target.close();
});
