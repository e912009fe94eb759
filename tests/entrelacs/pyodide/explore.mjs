// Explore programs under Pyodide: node explore.mjs PYODIDE PACKAGE SUPPORT < request.json > answer.json
// PYODIDE: the installed npm package; PACKAGE: the folder that holds entrelacs; SUPPORT: the one that holds summary.py.
// The request is [[name, source, constants], …]; the answer, one summary for each.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, packageFolder, supportFolder] = process.argv.slice(2).map((path) => resolve(path));
const request = readFileSync(0, "utf8");
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")));
// Nothing but the answer may reach the standard output.
const pyodide = await loadPyodide({ indexURL: pyodideFolder + "/", stdout: (line) => process.stderr.write(line + "\n") });

function copy(from, to) {
  pyodide.FS.mkdirTree(to);
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (statSync(path).isDirectory()) copy(path, `${to}/${name}`);
    else if (/\.(py|toml)$/.test(name)) pyodide.FS.writeFile(`${to}/${name}`, readFileSync(path));
  }
}

copy(join(packageFolder, "entrelacs"), "/essai/entrelacs");
pyodide.FS.writeFile("/essai/summary.py", readFileSync(join(supportFolder, "summary.py")));
pyodide.globals.set("request", request);
const answer = pyodide.runPython(`
import json, sys, threading
sys.path.insert(0, "/essai")
from summary import summarize
from entrelacs import explore

def started():
    try:
        threading.Thread(target=int).start()
    except RuntimeError as error:
        return str(error)
    return "started"

json.dumps({
    "python": list(sys.version_info[:3]),
    "platform": sys.platform,
    "thread": started(),
    "results": [summarize(explore(source, constants=constants)) for _, source, constants in json.loads(request)],
})
`);
process.stdout.write(answer);
