// Everything here improves pages that work without it.
import { enhanceDrawer } from './drawer.js';
import { enhanceShare } from './share.js';

enhanceDrawer();
enhanceShare();

// A page without audio does not fetch the player.
if (document.querySelector('[data-player]')) {
  const { enhancePlayers } = await import('./player.js');
  enhancePlayers();
}

const search = document.querySelector('[data-suggest]');
if (search) {
  const { enhanceSuggest } = await import('./suggest.js');
  enhanceSuggest(search);
}
