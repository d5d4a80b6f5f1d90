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
  const PATIENCE_MS = 3000;
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
    : field.checked !== field.defaultChecked;
  let hasKeys = false;
  let isLeaving = false;
  const show = () => {
    const changed = [...form.querySelectorAll(CHOSEN)].filter(isChanged);
    if (isLeaving || !changed.length) return;
    isLeaving = true;
    const address = new URLSearchParams(location.search);
    const chosen = new FormData(form);
    for (const name of new Set(changed.map((field) => field.name))) {
      address.delete(name);
      chosen.getAll(name).filter(Boolean).forEach((value) => address.append(name, value));
    }
    location.search = address.toString();
  };
  words.addEventListener("pointerdown", () => { hasKeys = false; });
  words.addEventListener("keydown", () => { hasKeys = true; });
  form.addEventListener("change", (event) => { if (!hasKeys && event.target.matches(CHOSEN)) show(); });
  words.addEventListener("focusout", (event) => {
    // From one radio button to the next of its group nobody has gone on.
    if (!event.target.name || event.relatedTarget?.name !== event.target.name) show();
    setTimeout(look, 0);
  });

  // What is typed never goes into an address from here: there may be a postcode in it. It is handed to Streamlit.
  let sent = null;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sent = words.activeElement?.matches(TYPED) ? words.activeElement : null;
    show();
  });
  const labelOf = (field) => field.labels[0].textContent;
  const fieldNamed = (label) => [...root.querySelectorAll("input")].find((one) => one.ariaLabel === label);
  const handOver = ({ label, value, isSent }) => {
    const their = fieldNamed(label);
    if (!their) return;
    // The way past React's own setter: it believes only what it has not set itself.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(their, value);
    their.dispatchEvent(new Event("input", { bubbles: true }));
    if (!isSent) return;
    const enter = { key: "Enter", code: "Enter", keyCode: 13, which: 13, bubbles: true, cancelable: true };
    for (const type of ["keydown", "keypress", "keyup"]) their.dispatchEvent(new KeyboardEvent(type, enter));
  };

  const isHeld = () => isLeaving || Boolean(words.activeElement?.matches(CHOSEN));
  const isThere = () => root.querySelectorAll(TEXT).length >= texts && root.querySelectorAll(CONTROL).length >= controls;
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
      .filter((one) => one.value !== one.defaultValue || one === sent)
      .map((one) => ({ label: labelOf(one), value: one.value, isSent: one === sent }));
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
    // A part that never comes, because the page has changed meanwhile or has failed, is not waited for.
    if (isLate || isThere()) {
      watch.disconnect();
      takeOver();
    } else {
      patience ??= setTimeout(() => { isLate = true; look(); }, PATIENCE_MS);
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(root, { attributeFilter: ["data-test-script-state"], attributes: true, childList: true, subtree: true });
  // Until then it is a page behind the page.
  root.inert = true;
  // Somebody may have been faster than this script.
  show();
  look();
})();
