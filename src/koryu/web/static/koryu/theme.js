// Before the page is drawn: the colour theme chosen earlier. Without it the system's choice holds.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch { /* private window */ }
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
})();
