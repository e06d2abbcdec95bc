// Everything here improves pages that work without it.
import { enhanceDrawer } from './drawer.js';
import { enhancePage } from './page.js';

enhanceDrawer();
enhancePage();
