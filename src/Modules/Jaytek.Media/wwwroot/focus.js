// Where a picture is looked at, and how it is cut for each shape: by pointer, by arrow keys or by numbers.
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const round = value => Math.round(value * 1000) / 1000;

// Resolves with { anchor, crops }, or null where nothing is to change.
export function frame({ url, name, width, height, anchor, crops, aspects }) {
  const ratio = width / height;
  const state = { anchor: anchor ?? null, crops: structuredClone(crops ?? {}), aspect: '' };
  const dialog = build(name, aspects);
  document.body.append(dialog);
  const part = key => dialog.querySelector(`[data-part="${key}"]`);
  part('picture').src = url;

  const isCut = () => state.aspect !== '' && state.crops[state.aspect] !== undefined;
  const shape = () => { const [across, down] = state.aspect.split(':').map(Number); return across / down; };
  // The height of a cut follows from its width, in parts of the picture.
  const heightOf = partOfWidth => partOfWidth * ratio / shape();
  const largest = () => Math.min(1, shape() / ratio);
  const around = () => {
    const w = largest();
    const h = Math.min(1, heightOf(w));
    const at = state.anchor ?? { X: 0.5, Y: 0.5 };
    return { X: clamp(at.X - w / 2, 0, 1 - w), Y: clamp(at.Y - h / 2, 0, 1 - h), Width: w, Height: h };
  };
  const keep = (x, y, w) => {
    const wide = clamp(w, 0.05, largest());
    const high = Math.min(1, heightOf(wide));
    state.crops[state.aspect] = { X: round(clamp(x, 0, 1 - wide)), Y: round(clamp(y, 0, 1 - high)), Width: round(wide), Height: round(high) };
    draw();
  };
  const aim = (x, y) => {
    state.anchor = { X: round(clamp(x, 0, 1)), Y: round(clamp(y, 0, 1)) };
    draw();
  };
  const number = (key, value) => { if (document.activeElement !== part(key)) part(key).value = Math.round(value * 100); };

  function draw() {
    const at = state.anchor ?? { X: 0.5, Y: 0.5 };
    const box = state.aspect === '' ? null : state.crops[state.aspect] ?? around();
    Object.assign(part('point').style, { left: `${at.X * 100}%`, top: `${at.Y * 100}%` });
    part('box').hidden = box === null;
    part('point').hidden = box !== null;
    if (box) Object.assign(part('box').style, { left: `${box.X * 100}%`, top: `${box.Y * 100}%`, width: `${box.Width * 100}%`, height: `${box.Height * 100}%` });
    part('width-field').hidden = box === null;
    part('auto-field').hidden = box === null;
    part('auto').checked = box !== null && !isCut();
    number('x', box ? box.X : at.X);
    number('y', box ? box.Y : at.Y);
    number('width', box ? box.Width : 1);
    for (const key of ['x', 'y', 'width']) part(key).disabled = box !== null && !isCut();
    part('said').textContent = box === null
      ? `Focal point ${Math.round(at.X * 100)} % from the left, ${Math.round(at.Y * 100)} % from the top.`
      : isCut() ? `Cut ${state.aspect} by hand.` : `Cut ${state.aspect} around the focal point.`;
  }

  const current = () => state.crops[state.aspect] ?? around();
  const typed = key => clamp(Number(part(key).value) / 100, 0, 1);
  dialog.addEventListener('input', event => {
    if (event.target === part('auto')) {
      if (event.target.checked) delete state.crops[state.aspect];
      else { const box = around(); state.crops[state.aspect] = box; }
      draw();
    } else if (event.target.name === 'aspect') {
      state.aspect = event.target.value;
      draw();
    } else if (event.target.type === 'number') {
      if (state.aspect === '') aim(typed('x'), typed('y'));
      else keep(typed('x'), typed('y'), typed('width'));
    }
  });

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  dialog.addEventListener('keydown', event => {
    const step = arrows[event.key];
    if (!step || (event.target !== part('point') && event.target !== part('box'))) return;
    event.preventDefault();
    if (event.target === part('point')) {
      const at = state.anchor ?? { X: 0.5, Y: 0.5 };
      aim(at.X + step[0] / 100, at.Y + step[1] / 100);
    } else {
      const box = current();
      if (event.shiftKey) keep(box.X, box.Y, box.Width + (step[0] - step[1]) / 100);
      else keep(box.X + step[0] / 100, box.Y + step[1] / 100, box.Width);
    }
  });

  const place = event => {
    const frameBox = part('picture').getBoundingClientRect();
    return [(event.clientX - frameBox.left) / frameBox.width, (event.clientY - frameBox.top) / frameBox.height];
  };
  part('stage').addEventListener('pointerdown', event => {
    const [x, y] = place(event);
    part('stage').setPointerCapture(event.pointerId);
    event.preventDefault();
    if (state.aspect === '') {
      part('point').focus();
      aim(x, y);
      part('stage').onpointermove = moved => aim(...place(moved));
    } else {
      const box = current();
      const isResizing = event.target === part('handle');
      part('box').focus();
      part('stage').onpointermove = moved => {
        const [nowX, nowY] = place(moved);
        if (isResizing) keep(box.X, box.Y, nowX - box.X);
        else keep(box.X + nowX - x, box.Y + nowY - y, box.Width);
      };
    }
  });
  part('stage').addEventListener('pointerup', () => { part('stage').onpointermove = null; });

  return new Promise(resolve => {
    const close = value => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    dialog.addEventListener('cancel', event => { event.preventDefault(); close(null); });
    part('cancel').addEventListener('click', () => close(null));
    part('apply').addEventListener('click', () => close({ anchor: state.anchor, crops: state.crops }));
    dialog.showModal();
    draw();
    part('point').focus();
  });
}

function build(name, aspects) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog media-frame';
  dialog.setAttribute('aria-labelledby', 'media-frame-title');
  dialog.innerHTML = `
    <h2 id="media-frame-title"></h2>
    <fieldset class="media-aspects"><legend class="visually-hidden">What to set</legend></fieldset>
    <div class="media-stage" data-part="stage">
      <img data-part="picture" alt="" draggable="false">
      <button type="button" class="media-point" data-part="point" aria-describedby="media-frame-help"><span class="visually-hidden">Focal point</span></button>
      <div class="media-box" data-part="box" tabindex="0" role="group" aria-label="Cut" aria-describedby="media-frame-help" hidden><span class="media-handle" data-part="handle"></span></div>
    </div>
    <p id="media-frame-help" class="field-hint">Click the picture, or move with the arrow keys; with Shift they change the size of a cut.</p>
    <div class="media-numbers">
      <label data-part="auto-field" class="form-check"><input class="form-check-input" type="checkbox" data-part="auto"><span class="form-check-label">Around the focal point</span></label>
      <label>From left, % <input class="form-control" type="number" min="0" max="100" data-part="x"></label>
      <label>From top, % <input class="form-control" type="number" min="0" max="100" data-part="y"></label>
      <label data-part="width-field">Width, % <input class="form-control" type="number" min="5" max="100" data-part="width"></label>
    </div>
    <p class="visually-hidden" role="status" data-part="said"></p>
    <div class="dialog-actions">
      <button class="btn" type="button" data-part="cancel">Cancel</button>
      <button class="btn btn-primary" type="button" data-part="apply">Apply</button>
    </div>`;
  dialog.querySelector('h2').textContent = `Focal point and cuts of ${name}`;
  for (const aspect of ['', ...aspects]) {
    const label = document.createElement('label');
    label.className = 'media-aspect';
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'aspect', value: aspect, checked: aspect === '' });
    label.append(radio, aspect === '' ? 'Focal point' : aspect);
    dialog.querySelector('fieldset').append(label);
  }
  return dialog;
}
