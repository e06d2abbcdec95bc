// The editor of a template: numbers beside its lines, the line of a fault marked, and the preview drawn anew while one types. Without
// scripts the text is a plain one, a fault names its line in words, and the preview has a button.
const box = document.querySelector('[data-code]');
const area = box?.querySelector('textarea');
const frame = document.querySelector('[data-template-preview]');
const button = document.querySelector('[data-preview-button]');

if (area) number(area);
if (area && frame && button) preview(area);

function number(text) {
  const gutter = document.createElement('pre');
  gutter.className = 'code-lines';
  gutter.setAttribute('aria-hidden', 'true');
  text.before(gutter);
  const wrong = Number(box.dataset.wrongLine) || 0;
  let drawn = 0;
  const draw = () => {
    const count = text.value.split('\n').length;
    if (count === drawn) return;
    drawn = count;
    gutter.replaceChildren(...Array.from({ length: count }, (_, at) => {
      const line = document.createElement(at + 1 === wrong ? 'b' : 'span');
      line.textContent = `${at + 1}\n`;
      return line;
    }));
    gutter.scrollTop = text.scrollTop;
  };
  text.addEventListener('input', draw);
  text.addEventListener('scroll', () => { gutter.scrollTop = text.scrollTop; });
  draw();
  if (wrong) text.scrollTop = (wrong - 4) * parseFloat(getComputedStyle(text).lineHeight);
}

function preview(text) {
  const form = text.form;
  let timer, running;
  const draw = async () => {
    running?.abort();
    running = new AbortController();
    frame.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(button.formAction, { method: 'POST', body: new FormData(form), signal: running.signal });
      const html = await answer.text();
      const top = frame.contentWindow?.scrollY ?? 0;
      frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, top), { once: true });
      frame.srcdoc = html;
    } catch (failure) {
      if (failure.name !== 'AbortError') throw failure;
    } finally {
      frame.removeAttribute('aria-busy');
    }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(draw, 700); };
  text.addEventListener('input', later);
  form.querySelector('[name="item"]')?.addEventListener('change', draw);
  button.addEventListener('click', event => { 
    event.preventDefault();
    draw();
    // On a phone the preview stands far below the button.
    if (frame.getBoundingClientRect().top > innerHeight) frame.scrollIntoView();
  });
  draw();
}
