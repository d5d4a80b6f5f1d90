// What the browser does by itself: leave at once, keep a list in the address, print, cite, say what changed.
(() => {
  "use strict";
  const LEFT = "left-for";
  const NEUTRAL = "{{ exit }}"; // serving/assets.py says where it leads
  const root = document.documentElement;
  const isForResidents = /\/services$/.test(location.pathname);

  // Each part by itself: if one fails, because a browser lacks what it needs, the others still work.
  const apart = (part) => (...given) => {
    try { return part(...given); } catch (error) { window.reportError?.(error); }
  };
  // A browser that blocks site data throws at the mere name of a storage: that is its visitor's choice, not a fault.
  const tried = (part) => { try { return part(); } catch { return null; } };
  // The page that was served is in a tree of its own until Streamlit's takes its place.
  const tree = () => document.getElementById("page")?.shadowRoot ?? document;

  // On the pages for residents the button to leave comes before anything else, works without the server, without
  // storage, and under any dialog of Streamlit's: react-aria leaves what has the attribute of its top layer alone.
  const exit = document.createElement("aside");
  exit.className = "mc-exit";
  exit.dataset.reactAriaTopLayer = "true";
  exit.setAttribute("aria-label", "Leave this page");
  exit.innerHTML = `<a href="${NEUTRAL}" rel="noreferrer" data-leave>Exit this page<span class="mc-hidden"> at once:
    opens a weather page. Or press the Shift key three times.</span></a><span hidden><a class="mc-mylist"
    href="services?show=list" data-list>My list</a></span><span class="mc-hidden" role="status" data-leaving></span>`;
  const settle = () => {
    // At the end: the link that skips to the content has to be the first of the page. Shift and Tab lead here from there.
    if (document.body && !exit.isConnected) document.body.append(exit);
    // The stylesheet comes later; until then this is enough to see the button and press it.
    const isStyled = [...document.styleSheets].some((sheet) => sheet.href?.includes("/style.css"));
    exit.style.cssText = isStyled ? "" : "position:fixed;z-index:2147483647;background:#ffffff";
  };
  const leave = () => {
    root.style.display = "none";
    document.title = "";
    tried(() => sessionStorage.setItem(LEFT, NEUTRAL));
    location.replace(NEUTRAL);
  };
  // On the window, before anybody else hears of it.
  const leaveByLink = (event) => {
    // What is in a shadow tree, as before Streamlit is ready, is only on the event's path.
    if (!event.composedPath()[0].closest?.("[data-leave]")) return;
    event.preventDefault();
    leave();
  };

  let presses = 0;
  let forget = 0;
  const leaveByShift = (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    const status = exit.querySelector("[data-leaving]");
    presses += 1;
    clearTimeout(forget);
    forget = setTimeout(() => { presses = 0; status.textContent = ""; }, 5000);
    if (presses >= 3) leave();
    else status.textContent = presses === 1 ? "Shift: press it two more times to exit." : "Shift: press it once more to exit.";
  };

  // A dialog keeps the keyboard to itself: from it Tab leads to the way out, and from there back.
  const STOPS = "a[href], button, input, select, textarea, [tabindex='0']";
  const goRoundDialog = (event) => {
    const dialog = event.key === "Tab" && document.querySelector("[role=dialog]");
    if (!dialog) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const stops = [exit.querySelector("[data-leave]"), ...dialog.querySelectorAll(STOPS)];
    const at = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
    stops[(at + stops.length) % stops.length].focus();
  };
  if (isForResidents) {
    // The stylesheet has the look of a page with this button.
    root.dataset.exit = "";
    settle();
    addEventListener("click", leaveByLink, true);
    addEventListener("keydown", leaveByShift, true);
    addEventListener("keydown", goRoundDialog, true);
    document.addEventListener("load", settle, true);
    // It may have come before the content of the page: only now is the end known.
    document.addEventListener("DOMContentLoaded", () => { document.body.append(exit); settle(); });
    // Should a dialog put it out of reach all the same, it comes back at once.
    new MutationObserver(() => {
      if (exit.inert) exit.inert = false;
      if (exit.hasAttribute("aria-hidden")) exit.removeAttribute("aria-hidden");
    }).observe(exit, { attributeFilter: ["inert", "aria-hidden"] });
  }

  // A visitor who has left and goes back does not return here, whichever page of ours it would be.
  const bounce = (isBack) => {
    const left = tried(() => sessionStorage.getItem(LEFT));
    if (!left) return;
    if (isBack) {
      root.style.display = "none";
      location.replace(left);
    } else {
      tried(() => sessionStorage.removeItem(LEFT));
    }
  };
  apart(() => bounce(performance.getEntriesByType("navigation")[0]?.type === "back_forward"))();
  addEventListener("pageshow", (event) => { if (event.persisted) bounce(true); });

  // A postcode among the words of a search never gets into the URL or the history.
  const withoutPostcode = (address) => {
    const url = new URL(address, location.href);
    const words = url.searchParams.get("q");
    // The pattern of geo/postcodes.py, which serving/assets.py puts here.
    const left = words?.replace(new RegExp("{{ postcode }}", "gi"), " ").replace(/\s+/g, " ").trim();
    if (left === words?.replace(/\s+/g, " ").trim()) return address;
    url.searchParams.set("q", left);
    return url.href;
  };
  // The list is part of the URL, so that it can be sent and printed, and is stored nowhere.
  const kept = () => new URLSearchParams(location.search).getAll("list");
  const withList = (url, list) => {
    url.searchParams.delete("list");
    list.forEach((one) => url.searchParams.append("list", one));
    return url;
  };
  // Streamlit writes what is chosen, and knows of neither.
  const replaceUrl = history.replaceState.bind(history);
  const whole = (address) => {
    const url = new URL(withoutPostcode(address), location.href);
    return url.searchParams.has("list") ? url.href : withList(url, kept()).href;
  };
  if (isForResidents) apart(() => {
    for (const name of ["pushState", "replaceState"]) {
      const change = history[name].bind(history);
      history[name] = (state, unused, address) => change(state, unused, address ? whole(address) : address);
    }
    if (withoutPostcode(location.href) !== location.href) history.replaceState(history.state, "", location.href);
  })();

  const listAddress = () => withList(new URL("services?show=list", location.href), kept()).href;

  // A figure is cited with the words above it and the current URL: composed when it is read.
  const today = () => new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const cite = () => {
    const said = { headline: "", measure: "" };
    const version = tree().querySelector("[data-version]");
    tree().querySelectorAll(".mc-headline, .mc-measure, .mc-cite").forEach((one) => {
      if (one.matches(".mc-headline")) said.headline = one.textContent.trim();
      else if (one.matches(".mc-measure")) said.measure = one.textContent.trim();
      else {
        // A sentence that stands by itself brings its own.
        const { headline = said.headline, measure = said.measure } = one.dataset;
        one.querySelector("p").textContent = `“${headline.replace(/\.$/, "")}”. ${measure} In: What MOPAC pays for in London, ` +
          `an unofficial dashboard, version ${version ? version.textContent : ""} of its data, ${location.href}, seen on ${today()}.`;
      }
    });
  };
  // Where a browser lets no page write to the clipboard, the words are marked, ready to be copied.
  const copy = (button) => {
    const words = button.parentElement.querySelector("p");
    const mark = () => getSelection().selectAllChildren(words);
    const say = () => { button.textContent = "Copied"; };
    if (navigator.clipboard) navigator.clipboard.writeText(words.textContent).then(say, mark);
    else mark();
  };
  const citeOnce = (event) => { if (event.target.matches(".mc-cite[open]")) cite(); };
  addEventListener("toggle", citeOnce, true);
  // What is opened in a tree of its own is heard of only there.
  document.addEventListener("DOMContentLoaded", () => {
    if (tree() !== document) tree().addEventListener("toggle", citeOnce, true);
  });
  addEventListener("beforeprint", () => tree().querySelectorAll("[data-printed]").forEach((one) => {
    const version = tree().querySelector("[data-version]");
    const held = version ? `, data version ${version.textContent}` : "";
    one.textContent = `What MOPAC pays for in London, an unofficial dashboard. Address of this page: ${location.href}${held}, printed on ${today()}.`;
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
    const field = document.querySelector(
      "[data-testid=stTextInput] input:is([aria-label^='What happened'], [aria-label^='Borough, postcode'])");
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

  addEventListener("submit", (event) => {
    if (event.target.matches(".mc-find")) event.target.querySelector("button").textContent = "Searching…";
  }, true);
  addEventListener("pageshow", () => {
    document.querySelectorAll(".mc-find button").forEach((one) => { one.textContent = "Search"; });
  });

  const nameMenu = () => {
    // The button says "Menu": so it is called, too.
    const menu = document.querySelector("[data-testid=stExpandSidebarButton]");
    if (menu && menu.getAttribute("aria-label") !== "Menu") menu.setAttribute("aria-label", "Menu");
  };
  const passMap = () => {
    // The areas of the map cannot be chosen with the keyboard: its frame, which has no name, is no stop on the way.
    const frame = document.querySelector(".deck-events-root[tabindex='0']");
    if (frame) frame.tabIndex = -1;
  };
  // A link's words are noted on it: the browser may have translated the words themselves, which wraps them.
  const says = (link, state, words) => {
    if ((link.dataset.says ?? "") === state) return;
    link.dataset.says = state;
    const rest = link.querySelector(".mc-hidden");
    link.replaceChildren(words, ...(rest ? [rest] : []));
  };
  const showList = () => {
    const list = kept();
    tree().querySelectorAll("[data-keep]").forEach((link) => {
      const isKept = list.includes(link.dataset.keep);
      says(link, isKept ? "kept" : "", isKept ? "Take off my list" : "Add to my list");
    });
    [...tree().querySelectorAll("[data-list]"), ...exit.querySelectorAll("[data-list]")].forEach((link) => {
      says(link, String(list.length), `My list: ${list.length} ${list.length === 1 ? "service" : "services"}`);
      link.href = listAddress();
      link.parentElement.hidden = list.length === 0;
    });
  };

  // Announces to screen readers what a choice has changed: the headings that were not there before.
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
    const shown = [...app.querySelectorAll("h1, .mc-headline, .mc-map-card")];
    const texts = shown.map((one) => one.matches(".mc-map-card")
      ? [...one.children].slice(0, 2).map((part) => part.textContent).join(": ") : one.textContent.trim());
    const fresh = headings === null ? [] : texts.filter((text) => !headings.has(text));
    // The target of a URL's fragment appears after the browser has looked for it.
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

  // When the connection is lost or refused, Streamlit covers everything that could still be read and used with a dialog
  // in words for programmers. It is hidden, and a line at the foot of the page says what still works.
  const PATIENCE_MS = 20000;
  const line = document.createElement("div");
  line.className = "mc-connection";
  line.setAttribute("role", "status");
  const SAYS = {
    lost: "The connection is lost. What you see stays, telephone numbers and links too. A new choice or search needs the connection: ",
    late: "The interactive charts have not loaded. Everything on this page works without them. ",
  };
  let isOverdue = false;
  addEventListener("streamlitstarts", () => setTimeout(() => { isOverdue = true; apart(connection)(); }, PATIENCE_MS));
  const connection = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const isConnected = app?.dataset.testConnectionState === "CONNECTED";
    const dialog = app && !isConnected && document.querySelector("[role=dialog]");
    if (dialog) dialog.querySelector("button[aria-label=Close], button")?.click();
    const isHtml = tree() !== document;
    const isLate = isHtml && (dialog || isOverdue) && tree().querySelector(".page-chart");
    const state = isHtml ? isLate && "late" : dialog && "lost";
    if (isConnected && !isHtml) line.remove();
    else if (state && (line.dataset.state !== state || !line.isConnected)) {
      line.dataset.state = state;
      line.textContent = SAYS[state];
      if (state === "lost") line.insertAdjacentHTML("beforeend", `<a href="">load the page again</a>.`);
      document.body.append(line);
    }
  };

  // The menu stands before its button in the page, and over the page on a narrow screen: opening it leads into it,
  // Escape closes it and leads back to the button, and going on to the page closes it too, as does choosing from it.
  // Streamlit would open it again over every page: a narrow window forgets that it was open.
  const forgetMenu = () => {
    if (!isNarrow()) return;
    tried(() => Object.keys(localStorage).filter((key) => key.startsWith("stSidebarCollapsed"))
      .forEach((key) => localStorage.removeItem(key)));
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
    // What is in a shadow tree, as before Streamlit is ready, is only on the event's path.
    const link = event.composedPath()[0].closest?.("a, button");
    if (!link) return;
    const leadsTo = /^#./.test(link.getAttribute("href") || "") && document.getElementById(link.getAttribute("href").slice(1));
    if (leadsTo && leadsTo.matches("details")) leadsTo.open = true;
    if (link.matches("[data-testid=stSidebar] a")) closeMenu();
    if (link === menuButton()) {
      menuWasOpened = true;
    } else if (link.matches(".mc-search")) {
      // As if Enter had been pressed in the field: nothing else submits it.
      const enter = { key: "Enter", code: "Enter", keyCode: 13, which: 13, bubbles: true, cancelable: true };
      searchField().focus();
      for (const type of ["keydown", "keypress", "keyup"]) searchField().dispatchEvent(new KeyboardEvent(type, enter));
    } else if (link.hasAttribute("data-print")) {
      print();
    } else if (link.hasAttribute("data-copy")) {
      copy(link);
    } else if (link.hasAttribute("data-keep")) {
      event.preventDefault();
      event.stopPropagation();
      const one = link.dataset.keep;
      const list = kept();
      const changed = list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
      replaceUrl(history.state, "", withList(new URL(location.href), changed));
      // The list itself is made by the server.
      if (/[?&]show=list/.test(location.search)) location.reload();
      else showList();
    } else if (kept().length && /^services(\?|$)/.test(link.getAttribute("href") || "") && !/[?&]list=/.test(link.href)) {
      link.href = withList(new URL(link.href), kept()).href;
    }
  }, true);

  const parts = [...(isForResidents ? [settle] : []), offerSearch, connection, nameMenu, passMap, showList, announce, followMenu].map(apart);
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; parts.forEach((part) => part()); });
  }).observe(root, {
    attributeFilter: ["data-collapsed", "data-test-script-state", "data-test-connection-state"], childList: true, subtree: true,
  });
})();
