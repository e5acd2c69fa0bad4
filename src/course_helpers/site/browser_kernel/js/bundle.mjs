// Bundles kernel.js and worker.js, and prints name, version and licence of the packages in them as JSON.
// Call: node bundle.mjs OUTPUT_FOLDER
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const [folder] = process.argv.slice(2);

// After an error in a cell JupyterLite drops everything that waits in its queue: "run all" then never ends, and
// the widgets' messages are lost. Let other messages through, and answer waiting cells with "aborted", as
// a Jupyter server does.
const PLACE = "const cancelReason = this._cancelReason.get(mutex);";
const MENDED = `${PLACE}
  if (cancelReason === 'error') {
    if (msg.header.msg_type !== 'execute_request') return processMsg(msg);
    await mutex.waitForUnlock();
    const send = this._kernelSends.get(kernelId);
    const parts = { session: clientId, parentHeader: msg.header };
    const reply = { status: 'aborted', execution_count: 0 };
    send?.(KernelMessage.createMessage({ ...parts, channel: 'shell', msgType: 'execute_reply', content: reply }));
    const idle = { execution_state: 'idle' };
    send?.(KernelMessage.createMessage({ ...parts, channel: 'iopub', msgType: 'status', content: idle }));
    return;
  }`;

const mendQueue = {
  name: "mend-queue",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]services[\\/]lib[\\/]kernel[\\/]client\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (source.split(PLACE).length !== 2) throw new Error(`mend-queue: ${path} has changed, look at it anew`);
      return { contents: source.replace(PLACE, MENDED), loader: "js" };
    });
  },
};

// imported by the original classes, used only by what ours override
const leaveOut = {
  name: "leave-out",
  setup(bundle) {
    bundle.onResolve({ filter: /(^coincident$|[\\/]drivefs$|[\\/]_pypi$)/ }, ({ path }) => ({ path, namespace: "none" }));
    bundle.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {}", loader: "js" }));
  },
};

const { metafile } = await build({
  metafile: true,
  entryPoints: [join(HERE, "kernel.js"), join(HERE, "worker.js")],
  outdir: folder,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  loader: { ".py": "text" },
  define: { "process.env.NODE_ENV": '"production"', "process.platform": '"browser"', global: "globalThis" },
  plugins: [mendQueue, leaveOut],
  logLevel: "error",
});

const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
);
const folders = new Set(used.map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0]).filter(Boolean));
const facts = [...folders].sort().map((path) => JSON.parse(readFileSync(`${path}/package.json`, "utf8")));
console.log(JSON.stringify(facts.map(({ name, version, license }) => ({ name, version, license }))));
