// Runs before the first paint: the mode that this browser chose, or none, which leaves it to the system.
(() => {
  const root = document.documentElement;
  root.dataset.scripted = '';
  // Inside a drawer of another page: styles leave out what stands around it already.
  if (window !== window.top) root.dataset.framed = '';
  try {
    const mode = localStorage.getItem('jaytek-mode');
    if (mode === 'light' || mode === 'dark') root.dataset.bsTheme = mode;
  } catch {
    // Storage is forbidden here: the system's mode it is.
  }
})();
