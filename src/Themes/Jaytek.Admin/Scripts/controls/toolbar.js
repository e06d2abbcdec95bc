// One tab stop a toolbar; the arrow keys, Home and End walk in it (APG, toolbar).
export function walk(toolbar) {
  const buttons = [...toolbar.querySelectorAll('button')];
  buttons.forEach((button, at) => { button.tabIndex = at === 0 ? 0 : -1; });
  toolbar.addEventListener('keydown', event => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    move(buttons[(to + buttons.length) % buttons.length]);
  });
  const move = button => {
    for (const other of buttons) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  };
  toolbar.addEventListener('focusin', event => {
    if (!buttons.includes(event.target)) return;
    for (const other of buttons) other.tabIndex = other === event.target ? 0 : -1;
  });
}
