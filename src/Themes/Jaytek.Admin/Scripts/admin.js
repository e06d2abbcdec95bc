// What pages gain from scripts; each does its job without them. Behaviour hangs on data attributes, so that pages that
// htmx swaps in have it too.
import './modes.js';
import './menus.js';
import './controls/index.js';
import './dialogs.js';
import './notices.js';
import './fields.js';
import './filtering.js';
import './copying.js';
import './keys.js';
import './palette.js';
import './selection.js';
