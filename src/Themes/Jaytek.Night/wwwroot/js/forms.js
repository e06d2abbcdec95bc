// The forms of accounts: a password is shown on request. Without this module the button is not there.
for (const button of document.querySelectorAll('[data-reveals]')) {
  const input = document.getElementById(button.dataset.reveals);
  button.hidden = false;
  button.addEventListener('click', () => {
    const isShown = input.type === 'text';
    input.type = isShown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!isShown));
  });
}
document.documentElement.dataset.forms = '';

// Words about teaching are asked of those who want to teach.
const about = document.querySelector('[name="Form.About"]')?.closest('.field');
if (about) {
  const kinds = [...document.querySelectorAll('[name="Form.Kind"]')];
  const show = () => { about.hidden = !kinds.some(kind => kind.checked && kind.value === 'Instructor'); };
  kinds.forEach(kind => kind.addEventListener('change', show));
  show();
}
