// What the browser does by itself: leave at once, keep a list in the address, print, cite, say what changed.
(() => {
  "use strict";
  const LEFT = "left-for";
  const root = document.documentElement;

  // A visitor who has left and goes back does not return here, whichever page of ours it would be.
  const bounce = (isBack) => {
    const left = sessionStorage.getItem(LEFT);
    if (!left) return;
    if (isBack) {
      root.style.display = "none";
      location.replace(left);
    } else {
      sessionStorage.removeItem(LEFT);
    }
  };
  const arrival = performance.getEntriesByType("navigation")[0];
  bounce(Boolean(arrival) && arrival.type === "back_forward");
  addEventListener("pageshow", (event) => { if (event.persisted) bounce(true); });

  // On the pages for residents the way out is there before anything else is, and works without the server.
  const NEUTRAL = "https://www.bbc.co.uk/weather";
  const isForResidents = /\/services$/.test(location.pathname);
  const exit = document.createElement("aside");
  exit.className = "mc-exit";
  exit.setAttribute("aria-label", "Leave this page");
  exit.innerHTML = `<a href="${NEUTRAL}" rel="noreferrer" data-leave>Exit this page<span class="mc-hidden"> at once:
    opens a weather page. Or press the Shift key three times.</span></a><span hidden><a class="mc-mylist"
    href="services?show=list" data-list>My list</a></span><span class="mc-hidden" role="status" data-leaving></span>`;
  const settle = () => {
    // At the end: the link that skips to the content has to be the first of the page. Shift and Tab lead here from there.
    if (document.body && !exit.isConnected) document.body.append(exit);
    // The stylesheet comes later; until then this is enough to see it and to press it.
    const isStyled = [...document.styleSheets].some((sheet) => sheet.href?.includes("/style.css"));
    exit.style.cssText = isStyled ? "" : "position:fixed;z-index:1000000;background:#ffffff";
  };
  if (isForResidents) document.addEventListener("load", settle, true);

  const leave = () => {
    if (!isForResidents) return false;
    root.style.display = "none";
    document.title = "";
    try {
      sessionStorage.setItem(LEFT, NEUTRAL);
    } finally {
      location.replace(NEUTRAL);
    }
    return true;
  };

  let presses = 0;
  let forget = 0;
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const status = exit.querySelector("[data-leaving]");
    if (event.key !== "Shift" || !isForResidents) {
      presses = 0;
      return;
    }
    presses += 1;
    clearTimeout(forget);
    forget = setTimeout(() => { presses = 0; status.textContent = ""; }, 5000);
    if (presses >= 3) leave();
    else status.textContent = presses === 1 ? "Shift: press it two more times to exit." : "Shift: press it once more to exit.";
  }, true);

  // A postcode among the words of a search never gets into the address, nor into the history.
  const POSTCODE = /\b(?:[A-Z]{1,2}[0-9][0-9A-Z]?)\s*[0-9][ABD-HJLNP-UW-Z]{2}\b/gi;
  const withoutPostcode = (address) => {
    const url = new URL(address, location.href);
    const words = url.searchParams.get("q");
    if (words === null || words.search(POSTCODE) < 0) return address;
    url.searchParams.set("q", words.replace(POSTCODE, " ").replace(/\s+/g, " ").trim());
    return url.href;
  };
  if (isForResidents) {
    for (const name of ["pushState", "replaceState"]) {
      const change = history[name].bind(history);
      history[name] = (state, unused, address) =>
        change(state, unused, address === undefined || address === null ? address : withoutPostcode(address));
    }
    if (withoutPostcode(location.href) !== location.href) history.replaceState(history.state, "", location.href);
  }

  // The list is a part of the address, so that it can be sent and printed, and is stored nowhere.
  const kept = () => new URLSearchParams(location.search).getAll("list");
  const withList = (url, list) => {
    url.searchParams.delete("list");
    list.forEach((one) => url.searchParams.append("list", one));
    return url;
  };
  const listAddress = () => withList(new URL("services?show=list", location.href), kept()).href;

  // A figure is cited with the words above it and the address that is shown: put together when it is read.
  const today = () => new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const cite = () => {
    const said = { finding: "", measure: "" };
    const version = document.querySelector("[data-version]");
    document.querySelectorAll(".mc-finding, .mc-measure, .mc-cite").forEach((one) => {
      if (one.matches(".mc-finding")) said.finding = one.textContent.trim();
      else if (one.matches(".mc-measure")) said.measure = one.textContent.trim();
      else {
        // A sentence that stands by itself brings its own.
        const { finding = said.finding, measure = said.measure } = one.dataset;
        one.querySelector("p").textContent = `“${finding.replace(/\.$/, "")}”. ${measure} In: What MOPAC pays for in London, ` +
          `an unofficial dashboard, version ${version ? version.textContent : ""} of its data, ${location.href}, seen on ${today()}.`;
      }
    });
  };
  addEventListener("toggle", (event) => { if (event.target.matches(".mc-cite[open]")) cite(); }, true);
  addEventListener("beforeprint", () => document.querySelectorAll("[data-printed]").forEach((one) => {
    const version = document.querySelector("[data-version]");
    const held = version ? `, data version ${version.textContent}` : "";
    one.textContent = `Address of this page: ${location.href}${held}, printed on ${today()}.`;
  }));

  // After a search the answer comes into view on a narrow screen, where the keyboard and the field had covered it.
  const isNarrow = () => innerWidth < 768;
  let isSought = false;
  const isAtRest = () => document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
  const showAnswer = () => {
    const answer = document.querySelector(".mc-answer");
    if (!isSought || !answer || !isAtRest()) return;
    isSought = false;
    if (!isNarrow()) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    answer.scrollIntoView({ behavior: isCalm ? "instant" : "smooth", block: "start" });
  };
  const search = (field) => {
    isSought = true;
    // Not before Streamlit has read the key. Leaving the field puts the keyboard of a phone away; who has keys goes on
    // from where they are.
    setTimeout(() => { if (matchMedia("(pointer: coarse)").matches) field.blur(); }, 0);
    // The same words again, or an answer that came at once, change nothing that could be waited for.
    setTimeout(showAnswer, 600);
  };
  const searchField = () => document.querySelector("[data-searched] input");
  const offerSearch = () => {
    const field = document.querySelector("[data-testid=stTextInput]:has(input[aria-label^='What happened']) input");
    if (!field || field.enterKeyHint === "search") return;
    field.enterKeyHint = "search";
    const box = field.closest("[data-testid=stTextInputRootElement]") || field.parentElement;
    // No class: React sets those anew.
    box.dataset.searched = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mc-search";
    button.textContent = "Search";
    box.append(button);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === searchField()) search(event.target);
  });

  const refresh = () => {
    if (isForResidents) offerSearch();
    // The button says "Menu": so it is called, too.
    const menu = document.querySelector("[data-testid=stExpandSidebarButton]");
    if (menu && menu.ariaLabel !== "Menu") menu.ariaLabel = "Menu";
    // The areas of the map cannot be chosen with the keyboard: its frame, which has no name, is no stop on the way.
    const frame = document.querySelector(".deck-events-root[tabindex='0']");
    if (frame) frame.tabIndex = -1;
    const list = kept();
    document.querySelectorAll("[data-keep]").forEach((link) => {
      const words = list.includes(link.dataset.keep) ? "Take off my list" : "Add to my list";
      if (link.firstChild.data !== words) link.firstChild.data = words;
    });
    document.querySelectorAll("[data-list]").forEach((link) => {
      const words = `My list: ${list.length} ${list.length === 1 ? "service" : "services"}`;
      if (link.textContent !== words) link.textContent = words;
      link.href = listAddress();
      link.parentElement.hidden = list.length === 0;
    });
  };

  // What a choice has changed is said to those who do not see it: the headings that were not there before.
  const news = document.createElement("div");
  news.className = "mc-hidden";
  news.setAttribute("role", "status");
  let headings = null;
  const pointedAt = () => {
    // Somebody may have typed anything after the #.
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  const announce = () => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!app || app.dataset.testScriptState !== "notRunning" || !document.querySelector("[data-version]")) return;
    if (!news.isConnected) document.body.append(news);
    showAnswer();
    const shown = [...app.querySelectorAll("h1, .mc-finding, .mc-map-card")];
    const texts = shown.map((one) => one.matches(".mc-map-card")
      ? [...one.children].slice(0, 2).map((part) => part.textContent).join(": ") : one.textContent.trim());
    const fresh = headings === null ? [] : texts.filter((text) => !headings.has(text));
    // What an address points at comes after the browser has looked for it.
    const isFirst = headings === null;
    headings = new Set(texts);
    const place = isFirst && pointedAt();
    if (place) {
      if (place.matches("details")) place.open = true;
      place.scrollIntoView();
    }
    if (fresh.length) {
      news.textContent = fresh[0] + (fresh.length > 1 ? `. ${fresh.length - 1} more headings have changed.` : "");
    }
  };

  // The menu stands before its button in the page, and over the page on a narrow screen: opening it leads into it,
  // Escape closes it and leads back to the button, and going on to the page closes it too, as does choosing from it.
  // Streamlit would open it again over every page: a narrow window forgets that it was open.
  const forgetMenu = () => {
    if (!isNarrow()) return;
    try {
      Object.keys(localStorage).filter((key) => key.startsWith("stSidebarCollapsed")).forEach((key) => localStorage.removeItem(key));
    } catch { /* A browser that keeps nothing has nothing to forget. */ }
  };
  forgetMenu();
  addEventListener("pagehide", forgetMenu);
  const menuButton = () => document.querySelector("[data-testid=stExpandSidebarButton]");
  let menuWasOpened = false;
  let menuWasClosed = false;
  const closing = () => document.querySelector(
    "[data-testid=stSidebar]:not([data-collapsed=true]) [data-testid=stSidebarCollapseButton] button");
  const closeMenu = () => {
    const close = isNarrow() && closing();
    if (close) close.click();
    return Boolean(close);
  };
  const followMenu = () => {
    if (menuWasOpened && closing()) {
      menuWasOpened = false;
      closing().focus();
    } else if (menuWasClosed && menuButton()) {
      menuWasClosed = false;
      menuButton().focus();
    }
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest?.("[data-testid=stSidebar]") || !closeMenu()) return;
    menuWasClosed = true;
  });
  addEventListener("focusin", (event) => { if (event.target.closest?.("[data-testid=stMain]")) closeMenu(); });

  addEventListener("click", (event) => {
    // What stands in a tree of its own, as before Streamlit stands, is on the path only.
    const link = event.composedPath()[0].closest?.("a, button");
    if (!link) return;
    const leadsTo = /^#./.test(link.getAttribute("href") || "") && document.getElementById(link.getAttribute("href").slice(1));
    if (leadsTo && leadsTo.matches("details")) leadsTo.open = true;
    if (link.matches("[data-testid=stSidebar] a")) closeMenu();
    if (link === menuButton()) {
      menuWasOpened = true;
    } else if (link.matches(".mc-search")) {
      // As if Enter had been pressed in the field: nothing else sends its words.
      const enter = { key: "Enter", code: "Enter", keyCode: 13, which: 13, bubbles: true, cancelable: true };
      searchField().focus();
      for (const type of ["keydown", "keypress", "keyup"]) searchField().dispatchEvent(new KeyboardEvent(type, enter));
    } else if (link.hasAttribute("data-leave")) {
      if (leave()) event.preventDefault();
    } else if (link.hasAttribute("data-print")) {
      print();
    } else if (link.hasAttribute("data-keep")) {
      event.preventDefault();
      event.stopPropagation();
      const one = link.dataset.keep;
      const list = kept();
      const changed = list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
      history.replaceState(history.state, "", withList(new URL(location.href), changed));
      // The list itself is made by the server.
      if (/[?&]show=list/.test(location.search)) location.reload();
      else refresh();
    } else if (kept().length && /^services(\?|$)/.test(link.getAttribute("href") || "") && !/[?&]list=/.test(link.href)) {
      link.href = withList(new URL(link.href), kept()).href;
    }
  }, true);

  if (isForResidents) {
    settle();
    // It may have come before what stands in the page itself: the end is known now.
    document.addEventListener("DOMContentLoaded", () => { document.body.append(exit); settle(); });
  }
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; if (isForResidents) settle(); refresh(); announce(); followMenu(); });
  }).observe(root, { attributeFilter: ["data-collapsed", "data-test-script-state"], childList: true, subtree: true });
})();
