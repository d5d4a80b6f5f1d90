// Replaces the server-rendered page once Streamlit has rendered it, at the same place in the text and with the same
// explanations open. Until then, and if it never comes, the server answers every choice.
(() => {
  "use strict";
  const page = document.getElementById("page");
  const words = page?.shadowRoot;
  if (!words) return;
  const root = document.getElementById("root");
  const form = words.querySelector("form");
  const main = words.querySelector("[data-testid=stMain]");
  const TEXT = "[data-testid=stHtml]";
  const CHOSEN = "select, [type=radio], [type=checkbox]";

  // Parameters that are kept are read from the URL; as fields, such names could shadow parts of the form itself.
  words.querySelectorAll("form > [type=hidden]").forEach((one) => one.remove());

  const goToTarget = () => {
    let place = null;
    // Somebody may have typed anything after the #.
    try { place = words.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* there is no such place */ }
    if (place?.matches("details")) place.open = true;
    place?.scrollIntoView();
  };
  goToTarget();
  addEventListener("hashchange", goToTarget);

  const isChanged = (field) => field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const changed = (fields) => [...form.querySelectorAll(fields)].filter(isChanged);
  // Controls that were not touched keep the URL's value.
  const urlWith = (fields) => {
    const url = new URLSearchParams(location.search);
    const chosen = new FormData(form);
    for (const name of new Set(changed(fields).map((field) => field.name))) {
      url.delete(name);
      chosen.getAll(name).filter(Boolean).forEach((value) => url.append(name, value));
    }
    return `?${url}`;
  };
  let isLeaving = false;
  const leaveFor = (go) => {
    if (isLeaving) return;
    isLeaving = true;
    form.setAttribute("aria-busy", "true");
    // Pending downloads of this page would delay the next one on a slow line.
    window.stop();
    go();
  };
  const choose = () => { if (changed(CHOSEN).length) leaveFor(() => { location.search = urlWith(CHOSEN); }); };
  // At once with a pointer, and with keys when they go on: an arrow key chooses whatever it passes.
  let hasKeys = false;
  words.addEventListener("pointerdown", () => { hasKeys = false; });
  words.addEventListener("keydown", () => { hasKeys = true; });
  form.addEventListener("change", (event) => { if (!hasKeys && event.target.matches(CHOSEN)) choose(); });
  words.addEventListener("focusout", (event) => {
    // Moving from one radio button to the next of its group does not submit.
    if (!event.target.name || event.relatedTarget?.name !== event.target.name) choose();
    setTimeout(takeOver, 0);
  });
  // Words are posted: the server removes a postcode among them, so that it is in no URL.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    (event.submitter ?? form.querySelector("button")).textContent = "Searching…";
    leaveFor(() => {
      const url = urlWith(`${CHOSEN}, [type=number]`);
      if (form.method !== "post") {
        location.search = url;
        return;
      }
      form.action = url;
      form.querySelectorAll("input:not([type=text]), select, button").forEach((one) => { one.disabled = true; });
      HTMLFormElement.prototype.submit.call(form);
    });
  });
  // Somebody who comes back to this very page can go on.
  addEventListener("pageshow", (event) => { if (event.persisted && isLeaving) location.reload(); });

  // The page stays while somebody is typing or choosing, and until the new one can be read. Charts come later.
  const WAITING = ":is([data-testid=stSkeleton], [data-testid=stAppSkeleton]):not([class*=st-key-chart-] *, .st-key-map *)";
  const isBusy = () => isLeaving || words.activeElement?.matches("input, select") || changed("input, select").length > 0;
  const isRendered = () => root.querySelector("[data-testid=stMain] h1")?.getClientRects().length > 0 &&
    root.querySelector("[data-version]") && !root.querySelector(WAITING);
  // The menu comes before the page in one of them, and after it in the other.
  const stops = (tree) => ["stMain", "stSidebar"]
    .flatMap((part) => [...tree.querySelectorAll(`[data-testid=${part}] :is(a, summary, button)`)]);
  const takeOver = () => {
    if (!page.isConnected || isBusy() || !isRendered()) return;
    watch.disconnect();
    removeEventListener("hashchange", goToTarget);
    const theirs = root.querySelector("[data-testid=stMain]");
    const read = [...main.querySelectorAll(TEXT)].findIndex((one) => one.getBoundingClientRect().bottom > 80);
    const top = main.querySelectorAll(TEXT)[read]?.getBoundingClientRect().top;
    const hasScrolled = main.scrollTop > 0 || page.scrollTop > 0;
    const folds = [...main.querySelectorAll(`${TEXT} details`)].map((one) => one.open);
    const focused = words.activeElement;
    const isSame = (one) => one.textContent === focused.textContent && one.href === focused.href;
    const turn = focused ? stops(words).filter(isSame).indexOf(focused) : -1;
    root.inert = false;
    page.remove();
    theirs.querySelectorAll(`${TEXT} details`).forEach((one, number) => { if (folds[number]) one.open = true; });
    const line = theirs.querySelectorAll(TEXT)[read];
    if (hasScrolled && line) theirs.scrollTop += line.getBoundingClientRect().top - top;
    if (focused) stops(root).filter(isSame)[turn]?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(takeOver);
  watch.observe(root, { attributes: true, childList: true, subtree: true });
  // Until then Streamlit's page is behind this one.
  root.inert = true;
  // Somebody may have been faster than this script.
  choose();
  takeOver();
})();
