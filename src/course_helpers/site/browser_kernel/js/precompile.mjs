// Compiles every .py below a folder with the Python of Pyodide itself, so that the reader's browser need not.
// Call: node precompile.mjs PYODIDE_FOLDER PYTHON_FILE FOLDER (PYTHON_FILE defines `compile_all(folder)`)
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [core, program, folder] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${core}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: `${core}/` });
pyodide.FS.mkdirTree("/stage");
pyodide.mountNodeFS("/stage", folder);
pyodide.runPython(readFileSync(program, "utf8"));
pyodide.globals.get("compile_all")("/stage");
