// A launcher of a few lines: one session of Thebe on the browser kernel, with cells as a page has them.
window.states = [];
document.addEventListener("kurs:browserkern", ({ detail }) => states.push({ ...detail, ms: performance.now() - clicked }));

const widgets = thebeCore.module.ThebeManager.prototype;
const parent = Object.getPrototypeOf(widgets);
widgets.loadClass = function (...names) {
  if (!this.registered) this.register({ name: "ipycanvas", version: "0.14.3", exports: () => modules.ipycanvas });
  this.registered = true;
  return parent.loadClass.apply(this, names);
};

async function start(sources = []) {
  window.clicked = performance.now();
  const options = { useBinder: false, useJupyterLite: true, savedSessionOptions: { enabled: false } };
  const config = thebeCore.api.makeConfiguration(options);
  const server = thebeCore.api.makeServer(config);
  server.connectToJupyterLiteServer({ baseUrl: new URL("browser-kernel/", location).href });
  await server.ready;
  const rendermime = thebeCore.api.makeRenderMimeRegistry({ url: "none", config: "" });
  const blocks = sources.map((source, index) => ({ id: `cell-${index}`, source }));
  window.notebook = thebeCore.api.setupNotebookFromBlocks(blocks, config, rendermime);
  window.session = await server.startNewSession(rendermime, { path: "/page.ipynb", kernelName: "python3" });
  notebook.attachSession(session);
  for (const cell of notebook.cells) {
    const place = document.querySelector(".cells").appendChild(document.createElement("div"));
    place.id = cell.id;
    cell.attachToDOM(place);
  }
}

// Run code beside the cells; answers with the text and the types of its outputs.
async function run(code) {
  const answer = { text: "", types: [], error: null };
  const future = session.kernel.requestExecute({ code });
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type === "stream") answer.text += content.text;
    if (header.msg_type === "error") answer.error = `${content.ename}: ${content.evalue}`;
    if (content.data) answer.types.push(...Object.keys(content.data));
    if (content.data?.["text/plain"]) answer.text += content.data["text/plain"];
  };
  answer.status = (await future.done).content.status;
  return answer;
}

// A test that waits for ever tells nothing.
function within(seconds, promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`nothing within ${seconds} s`)), seconds * 1000));
  return Promise.race([promise, late]);
}
