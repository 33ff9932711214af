// Runs before the first paint, from a file so that the page's policy needs no inline script.
// "light" and "dark" are choices; without one the system decides.
try {
  const choice = localStorage.getItem("botloom-theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be blocked; the system's choice is fine then.
}
