// Takes away the words that came with the start page as soon as Streamlit shows the same, and leaves the visitor where
// they were: at the same line, with the same explanations unfolded, the same focus, and what they have typed.
(() => {
  "use strict";
  const early = document.getElementById("early");
  const words = early && early.shadowRoot;
  if (!words) return;
  const root = document.getElementById("root");
  const form = words.querySelector("form");
  const main = words.querySelector("[data-testid=stMain]");
  const PATIENCE_MS = 30000;
  const TEXT = "[data-testid=stHtml]";
  const CONTROL = "[data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stNumberInput], " +
    "[data-testid=stTextInput], [data-testid=stButtonGroup]";
  const texts = words.querySelectorAll(TEXT).length;
  const controls = words.querySelectorAll(".early-control, .early-choices").length;

  // What goes on in the address is read from there; as fields, such names could stand in for parts of the form itself.
  words.querySelectorAll("form > [type=hidden]").forEach((one) => one.remove());

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

  // Whoever chooses something before Streamlit stands gets the page that the choice leads to: at once with a pointer,
  // and with keys when they go on or press Enter, because an arrow key chooses whatever it passes.
  const TYPED = "[type=text], [type=number]";
  const CHOSEN = "select, [type=radio], [type=checkbox]";
  const isChanged = (field) => field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const changed = (fields) => [...form.querySelectorAll(fields)].filter(isChanged);
  let hasKeys = false;
  let isLeaving = false;
  // What was left alone stays as the address had it.
  const addressWith = (fields) => {
    const address = new URLSearchParams(location.search);
    const chosen = new FormData(form);
    for (const name of new Set(fields.map((field) => field.name))) {
      address.delete(name);
      chosen.getAll(name).filter(Boolean).forEach((value) => address.append(name, value));
    }
    return `?${address}`;
  };
  const show = () => {
    if (isLeaving || !changed(CHOSEN).length) return;
    isLeaving = true;
    window.stop();
    location.search = addressWith(changed(CHOSEN));
  };
  words.addEventListener("pointerdown", () => { hasKeys = false; });
  words.addEventListener("keydown", () => { hasKeys = true; });
  form.addEventListener("change", (event) => { if (!hasKeys && event.target.matches(CHOSEN)) show(); });
  words.addEventListener("focusout", (event) => {
    // From one radio button to the next of its group nobody has gone on.
    if (!event.target.name || event.relatedTarget?.name !== event.target.name) show();
    setTimeout(look, 0);
  });

  // What is sent before Streamlit stands is answered by the server, whether Streamlit ever comes or not. Words are posted:
  // a postcode among them gets into no address, because the server takes it out before it leads on.
  const WORDS = "[type=text]";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    const button = event.submitter ?? form.querySelector("button");
    if (button) button.textContent = "Searching…";
    form.setAttribute("aria-busy", "true");
    const address = addressWith(changed(`${CHOSEN}, [type=number]`));
    // What is still on its way to this page would keep the next one waiting on a slow line.
    window.stop();
    if (!form.querySelector(WORDS)) {
      location.search = address;
      return;
    }
    form.setAttribute("action", address);
    form.querySelectorAll("input, select, button").forEach((one) => { one.disabled = !one.matches(WORDS); });
    HTMLFormElement.prototype.submit.call(form);
  });
  // Whoever comes back to this very page can go on.
  addEventListener("pageshow", (event) => { if (event.persisted && isLeaving) location.reload(); });
  // Not what is shown as label: the browser may have translated it.
  const labelOf = (field) => field.dataset.label;
  const fieldNamed = (label) => [...root.querySelectorAll("input")].find((one) => one.getAttribute("aria-label") === label);
  const handOver = ({ label, value }) => {
    const their = fieldNamed(label);
    if (!their) return;
    // The way past React's own setter: it believes only what it has not set itself.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(their, value);
    their.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const isHeld = () => isLeaving || Boolean(words.activeElement?.matches(CHOSEN));
  const isThere = () => root.querySelectorAll(TEXT).length >= texts && root.querySelectorAll(CONTROL).length >= controls;
  // Words are never taken away before others can be read in their place. Charts are not: nobody has read any yet.
  const WAITING = ":is([data-testid=stSkeleton], [data-testid=stAppSkeleton]):not([class*=st-key-chart-] *, .st-key-map *)";
  const isInView = (one) => {
    const place = one.getBoundingClientRect();
    return place.width > 0 && place.height > 0 && place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
  };
  const isReadable = () => {
    const heading = root.querySelector("[data-testid=stMain] h1");
    return heading?.textContent.trim() && heading.getClientRects().length > 0 && ![...root.querySelectorAll(WAITING)].some(isInView);
  };
  // The footer is the last to come, unless the page has failed.
  const hasEnded = () => root.querySelector("[data-version], [data-testid=stApp][data-test-script-state=notRunning]");
  const inTurn = (tree) => ["stMain", "stSidebar"]
    .flatMap((part) => [...tree.querySelectorAll(`[data-testid=${part}] :is(a, summary, button)`)]);

  const takeOver = () => {
    const their = root.querySelector("[data-testid=stMain]");
    const reading = [early, main].some((one) => one.scrollTop > 0)
      ? [...main.querySelectorAll(TEXT)].findIndex((one) => one.getBoundingClientRect().bottom > 80) : -1;
    const above = main.querySelectorAll(TEXT)[reading]?.getBoundingClientRect().top;
    const folds = [...main.querySelectorAll(`${TEXT} details`)].map((one) => one.open);
    const typed = [...form.querySelectorAll(TYPED)]
      .filter((one) => one.value !== one.defaultValue)
      .map((one) => ({ label: labelOf(one), value: one.value }));
    const focused = words.activeElement;
    const field = focused?.matches(TYPED) && labelOf(focused);
    const isSame = (one) => one.textContent === focused.textContent && one.href === focused.href;
    const turn = focused && inTurn(words).filter(isSame).indexOf(focused);
    removeEventListener("hashchange", goToTarget);
    root.inert = false;
    early.remove();
    if (!their) return;
    [...their.querySelectorAll(`${TEXT} details`)].forEach((one, number) => { if (folds[number]) one.open = true; });
    const line = their.querySelectorAll(TEXT)[reading];
    if (line) their.scrollTop += line.getBoundingClientRect().top - above;
    if (field) {
      fieldNamed(field)?.focus();
    } else if (focused) {
      inTurn(root).filter(isSame)[turn]?.focus({ preventScroll: true });
    }
    typed.forEach(handOver);
  };

  let isLate = false;
  let patience = null;
  const look = () => {
    if (!early.isConnected || !hasEnded() || isHeld()) return;
    // A part that never comes, because the page has changed meanwhile or has failed, is not waited for without end.
    if ((isLate || isThere()) && isReadable()) {
      watch.disconnect();
      clearInterval(again);
      takeOver();
    } else {
      patience ??= setTimeout(() => { isLate = true; look(); }, PATIENCE_MS);
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(root, { attributeFilter: ["data-test-script-state"], attributes: true, childList: true, subtree: true });
  // What is painted only changes without anything being put into the page.
  const again = setInterval(() => look(), 1000);
  // Until then it is a page behind the page.
  root.inert = true;
  // Somebody may have been faster than this script.
  show();
  look();
})();
