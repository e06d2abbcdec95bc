// What every page gets, be it loaded or brought in by a visit.
import { enhanceFilters } from './filters.js';
import { enhanceShare } from './share.js';
import { enhanceTimes } from './here.js';

let players = null;

export async function enhancePage() {
  enhanceFilters();
  enhanceShare();
  enhanceTimes();
  const search = document.querySelector('[data-suggest]');
  if (search) {
    const { enhanceSuggest } = await import('./suggest.js');
    enhanceSuggest(search);
  }
  // A page without audio does not fetch the player; once it is here, each page tells it what it shows.
  if (players || document.querySelector('[data-player]')) {
    players ??= import('./player.js');
    (await players).enhancePlayers();
  }
}
