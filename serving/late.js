// Stands in for a large module of Streamlit's front end: loads the real one when the words of the page have been shown.
// What the module exports is written below by serving/first_view.py.
const PATIENCE_MS = 30000;

// Those that came with the start page stay until Streamlit's can be read: until then there is work enough.
const wordsAreThere = () => document.querySelector("[data-version]") !== null && !document.getElementById("page");

// Painted, and what else the first words brought along is done with. Safari knows no idle time.
const whenIdle = window.requestIdleCallback ?? ((done) => setTimeout(done, 100));
const shown = (done) => requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(done)));

const whenWordsAreThere = async (name) => {
  // Fetched meanwhile, not run yet.
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.href = new URL(`static/js/${name}`, import.meta.url).href;
  document.head.append(link);

  // A page that fails may have no footer, and a tab that is not looked at paints nothing: neither waits for ever.
  await new Promise((done) => {
    setTimeout(done, PATIENCE_MS);
    if (wordsAreThere()) return shown(done);
    const watch = new MutationObserver(() => {
      if (!wordsAreThere()) return;
      watch.disconnect();
      shown(done);
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  return import(link.href);
};
