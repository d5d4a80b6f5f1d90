// Takes away the words that came with the start page as soon as Streamlit shows the same, and leaves the visitor where
// they were: at the same line, with the same folds open, with the same link in focus.
(() => {
  "use strict";
  const early = document.getElementById("early");
  const words = early && early.shadowRoot;
  if (!words) return;
  const root = document.getElementById("root");
  const PATIENCE_MS = 3000;
  const TEXT = "[data-testid=stHtml]";
  const CONTROL = "[data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stNumberInput], " +
    "[data-testid=stTextInput], [data-testid=stButtonGroup]";
  const texts = words.querySelectorAll(TEXT).length;
  const controls = words.querySelectorAll(".early-control, .early-choices").length;
  const form = words.querySelector("form");
  // Until then it is a page behind the page.
  root.inert = true;

  const main = words.querySelector("[data-testid=stMain]");
  const target = () => {
    // Somebody may have typed anything after the #.
    try { return words.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  const goToTarget = () => {
    const place = location.hash && target();
    if (!place) return;
    if (place.matches("details")) place.open = true;
    place.scrollIntoView();
  };
  goToTarget();
  addEventListener("hashchange", goToTarget);
  words.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });

  // Whoever chooses something before Streamlit stands gets the page that the choice leads to.
  const isChoosing = () => Boolean(words.activeElement?.matches("select, input"));
  form.addEventListener("change", (event) => { if (!event.target.matches("[type=text]")) form.requestSubmit(); });
  const isChanged = (field) => field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URLSearchParams(location.search);
    const chosen = new FormData(form);
    for (const name of new Set([...form.elements].filter(isChanged).map((field) => field.name))) {
      address.delete(name);
      chosen.getAll(name).filter(Boolean).forEach((value) => address.append(name, value));
    }
    location.search = address.toString();
  });

  const isThere = () => root.querySelectorAll(TEXT).length >= texts && root.querySelectorAll(CONTROL).length >= controls;

  const takeOver = () => {
    const their = root.querySelector("[data-testid=stMain]");
    const reading = [early, main].some((one) => one.scrollTop > 0)
      && [...main.querySelectorAll(TEXT)].findIndex((one) => one.getBoundingClientRect().bottom > 80);
    const above = reading === false ? 0 : main.querySelectorAll(TEXT)[reading]?.getBoundingClientRect().top;
    const folds = [...main.querySelectorAll(`${TEXT} details`)].map((one) => one.open);
    const focused = words.activeElement;
    removeEventListener("hashchange", goToTarget);
    root.inert = false;
    early.remove();
    [...their.querySelectorAll(`${TEXT} details`)].forEach((one, number) => { if (folds[number]) one.open = true; });
    if (reading !== false) {
      const same = their.querySelectorAll(TEXT)[reading];
      if (same) their.scrollTop += same.getBoundingClientRect().top - above;
    }
    if (focused) {
      [...root.querySelectorAll("a, summary, button")]
        .find((one) => one.textContent === focused.textContent && one.href === focused.href)?.focus({ preventScroll: true });
    }
  };

  const look = () => {
    // Its last words are the footer's. A part that never comes, because the page has changed meanwhile, is not waited for.
    if (!root.querySelector("[data-version]")) return;
    if (isChoosing()) return;
    if (isThere()) finish();
    else patience ??= setTimeout(finish, PATIENCE_MS);
  };
  const watch = new MutationObserver(look);
  let patience = null;
  const finish = () => {
    if (!early.isConnected) return;
    clearTimeout(patience);
    watch.disconnect();
    takeOver();
  };
  words.addEventListener("focusout", () => setTimeout(look, 0));
  watch.observe(root, { childList: true, subtree: true });
})();
