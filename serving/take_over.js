// Starts Streamlit's front end when it is needed, and replaces the server-rendered page once Streamlit has painted it, at
// the same place in the text and with the same explanations open. Until then, and if it never comes, the server answers
// every choice.
(() => {
  "use strict";
  const page = document.getElementById("page");
  const words = page?.shadowRoot;
  const root = document.getElementById("root");
  const frontEnd = document.getElementById("front-end");
  // A browser that does not know such trees shows Streamlit's page only.
  if (!words) {
    document.head.append(frontEnd.content);
    return;
  }
  const form = words.querySelector("form:not([role])");
  const search = words.querySelector("[role=search] input");
  const main = words.querySelector("[data-testid=stMain]");
  const status = words.querySelector("[role=status]");
  const button = words.querySelector("[data-interactive]");
  const TEXT = "[data-testid=stHtml]:not(.page-fold *, [data-testid=stExpander] *)";
  // What counts at once; several options are chosen one after the other, and shown by their button.
  const CHOSEN = "select, [type=radio], .page-flag [type=checkbox]";
  // A browser that keeps no data of any site throws at the mere name of a storage.
  const tried = (part) => { try { return part(); } catch { return null; } };

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

  // Who has chosen something is answered at the same place of the page, with the same control in hand.
  const PLACE = "place";
  const FRESH_MS = 60000;
  // On a narrow screen all of the page scrolls.
  const scroller = () => getComputedStyle(main).overflowY === "visible" ? page : main;
  const keepPlace = () => tried(() => sessionStorage.setItem(PLACE, JSON.stringify({
    path: location.pathname, at: Date.now(), top: scroller().scrollTop, name: words.activeElement?.name,
  })));
  let returnedTo = null;
  const goBackToPlace = () => {
    const place = tried(() => JSON.parse(sessionStorage.getItem(PLACE)));
    tried(() => sessionStorage.removeItem(PLACE));
    if (place?.path !== location.pathname || Date.now() - place.at > FRESH_MS || location.hash) return;
    scroller().scrollTop = place.top;
    const fields = [...form.elements].filter((one) => place.name && one.name === place.name);
    returnedTo = fields.find((one) => one.checked) ?? fields[0];
    returnedTo?.focus({ preventScroll: true });
  };
  goBackToPlace();

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
    status.textContent = "Loading…";
    keepPlace();
    // Pending downloads of this page would delay the next one on a slow line.
    window.stop();
    go();
  };
  const choose = () => { if (changed(CHOSEN).length) leaveFor(() => { location.search = urlWith(CHOSEN); }); };
  // At once with a pointer, and with keys when they go on: an arrow key chooses whatever it passes.
  let hasKeys = false;
  words.addEventListener("pointerdown", () => { hasKeys = false; returnedTo = null; });
  words.addEventListener("keydown", () => { hasKeys = true; returnedTo = null; });
  form.addEventListener("change", (event) => { if (!hasKeys && event.target.matches(CHOSEN)) choose(); });
  words.addEventListener("focusout", (event) => {
    // Moving from one radio button to the next of its group does not submit.
    if (!event.target.name || event.relatedTarget?.name !== event.target.name) choose();
    setTimeout(takeOver, 0);
  });
  // Words are posted: the server removes a postcode among them, so that it is in no URL.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    (event.submitter ?? form.querySelector("button")).textContent = form.method === "post" ? "Searching…" : "Loading…";
    leaveFor(() => {
      const url = urlWith("select, [type=radio], [type=checkbox], [type=number]");
      if (form.method !== "post") {
        location.search = url;
        return;
      }
      form.action = url;
      form.querySelectorAll("input:not([type=text]), select, button").forEach((one) => { one.disabled = true; });
      HTMLFormElement.prototype.submit.call(form);
    });
  });
  const postcode = words.getElementById("postcode");
  postcode?.addEventListener("submit", (event) => {
    event.preventDefault();
    event.submitter.textContent = "Searching…";
    leaveFor(() => HTMLFormElement.prototype.submit.call(postcode));
  });
  search?.form.addEventListener("submit", () => {
    isLeaving = true;
    search.form.querySelector("button").textContent = "Searching…";
  });
  // Somebody who comes back to this very page can go on.
  addEventListener("pageshow", (event) => { if (event.persisted && isLeaving) location.reload(); });

  // The page stays while somebody is typing or choosing, and until all of the new one is drawn: charts and map, too.
  const WAITING = ":is([data-testid=stSkeleton], [data-testid=stAppSkeleton])";
  const DRAWN = [["[data-testid=stPlotlyChart]", ".main-svg"], [".st-key-map", "canvas"]];
  const isInUse = (field) => field?.matches("input, select") && field !== returnedTo;
  const FOLDS = ":is(.page-fold, .page-several)[open]";
  const isBusy = () => isLeaving || search?.value || isInUse(words.activeElement) || changed("input, select").length > 0 ||
    (!isAsked && words.querySelector(FOLDS) !== null);
  const isShown = (one) => one.getClientRects().length > 0;
  const heading = () => root.querySelector("[data-testid=stMain] h1");
  const isRendered = () => heading() && isShown(heading()) && root.querySelector("[data-version]") && !root.querySelector(WAITING) &&
    DRAWN.every(([chart, drawn]) => [...root.querySelectorAll(chart)].filter(isShown).every((one) => one.querySelector(drawn)));
  // The menu comes before the page in one of them, and after it in the other.
  const stops = (tree) => ["stMain", "stSidebar"]
    .flatMap((part) => [...tree.querySelectorAll(`[data-testid=${part}] :is(a, summary, button)`)]);
  const replace = () => {
    const theirs = root.querySelector("[data-testid=stMain]");
    const read = [...main.querySelectorAll(TEXT)].findIndex((one) => one.getBoundingClientRect().bottom > 80);
    const top = main.querySelectorAll(TEXT)[read]?.getBoundingClientRect().top;
    const hasScrolled = scroller().scrollTop > 0;
    const folds = [...main.querySelectorAll(`${TEXT} details`)].map((one) => one.open);
    const focused = words.activeElement;
    const isSame = (one) => one.textContent === focused.textContent && one.href === focused.href;
    const turn = focused ? stops(words).filter(isSame).indexOf(focused) : -1;
    removeEventListener("hashchange", goToTarget);
    root.inert = false;
    page.remove();
    theirs.querySelectorAll(`${TEXT} details`).forEach((one, number) => { if (folds[number]) one.open = true; });
    const line = theirs.querySelectorAll(TEXT)[read];
    if (hasScrolled && line) theirs.scrollTop += line.getBoundingClientRect().top - top;
    if (focused === button) heading().tabIndex = -1;
    const next = !focused ? null : focused === button ? heading()
      : focused === returnedTo ? root.querySelector(`.st-key-${CSS.escape(focused.name)} :is(input:checked, [aria-checked=true], input)`)
        : stops(root).filter(isSame)[turn];
    next?.focus({ preventScroll: true });
  };
  words.addEventListener("toggle", () => takeOver(), true);
  const whenIdle = window.requestIdleCallback ?? ((done) => setTimeout(done, 200));
  let isPainting = false;
  // It is painted behind this page before this page goes.
  const takeOver = () => {
    if (isPainting || !page.isConnected || isBusy() || !isRendered()) return;
    isPainting = true;
    root.style.visibility = "";
    requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(() => {
      isPainting = false;
      if (isBusy() || !isRendered()) {
        root.style.visibility = "hidden";
        return;
      }
      watch.disconnect();
      replace();
    })));
  };
  const watch = new MutationObserver(takeOver);

  // Streamlit starts once, unasked or asked.
  const ASKED = "charts";
  let isAsked = false;
  const start = () => {
    if (!frontEnd.isConnected || isLeaving) return;
    // Until it takes over, its page is behind this one, and moves about unseen.
    root.style.visibility = "hidden";
    watch.observe(root, { attributes: true, childList: true, subtree: true });
    document.head.append(frontEnd.content);
    frontEnd.remove();
    dispatchEvent(new Event("streamlitstarts"));
  };
  const offer = () => { if (button) button.style.visibility = "visible"; };
  const ask = () => {
    isAsked = true;
    tried(() => sessionStorage.setItem(ASKED, "asked"));
    button.textContent = "Loading…";
    offer();
    button.setAttribute("aria-disabled", "true");
    status.textContent = "Loading interactive charts";
    start();
  };
  // Two megabytes and some seconds of work: unasked only where that disturbs nobody. A phone's processor is slower.
  const bearsIt = () => {
    const line = navigator.connection;
    const isDesktop = matchMedia("(pointer: fine)").matches || innerWidth >= 1024;
    if (line?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches) return false;
    if (!line?.effectiveType) return isDesktop;
    const least = isDesktop ? 2 : 4;
    return line.effectiveType === "4g" && line.rtt <= 200
      && (navigator.hardwareConcurrency ?? least) >= least && (navigator.deviceMemory ?? least) >= least;
  };
  const whenLoaded = (done) => {
    if (document.readyState === "complete") done();
    else addEventListener("load", done, { once: true });
  };
  root.inert = true;
  button?.addEventListener("click", ask);
  // What was answered once, about a postcode, stays to be read.
  if (page.dataset.answers !== undefined) {
    words.getElementById("choose-postcode")?.scrollIntoView({ block: "center" });
    offer();
  } else if (button && tried(() => sessionStorage.getItem(ASKED))) ask();
  else if (bearsIt()) whenLoaded(() => whenIdle(start, { timeout: 5000 }));
  else offer();
  // Somebody may have been faster than this script.
  choose();
})();
