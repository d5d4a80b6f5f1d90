// Replaces a large module of Streamlit's front end: loads the real one when the words of the page have been shown. What
// the module exports is written below by chart_modules.py.
const PATIENCE_MS = 30000;

// The words of the start page stay until Streamlit's can be read: until then the browser is busy enough.
const wordsAreThere = () => document.querySelector("[data-version]") !== null && !document.getElementById("page");

// Painted, and the work for the first words is done. Safari has no requestIdleCallback.
const whenIdle = window.requestIdleCallback ?? ((done) => setTimeout(done, 100));
const shown = (done) => requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(done)));

const whenWordsAreThere = async (name) => {
  // Fetched meanwhile, not run yet.
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.href = new URL(`static/js/${name}`, import.meta.url).href;
  document.head.append(link);

  // A page that fails may have no footer, and a hidden tab paints nothing: neither may wait for ever.
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
