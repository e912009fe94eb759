// Explore un programme sous Pyodide, dans Node : node bench/pyodide.mjs PYODIDE SOURCES < demande.json > réponse.json
// PYODIDE : le paquet npm installé ; SOURCES : le dossier qui contient entrelacs. La demande : {source, constantes, etats}.
// La réponse : [secondes de calcul de l'exploration, version de Pyodide, états, transitions, verdict, raison].
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, sources] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(packages, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: packages + "/", stdout: (line) => process.stderr.write(line + "\n") });

function copy(from, to) {
  pyodide.FS.mkdirTree(to);
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (statSync(path).isDirectory()) copy(path, `${to}/${name}`);
    else if (name.endsWith(".py")) pyodide.FS.writeFile(`${to}/${name}`, readFileSync(path));
  }
}

copy(join(sources, "entrelacs"), "/essai/entrelacs");
pyodide.globals.set("demande", readFileSync(0, "utf8"));
pyodide.runPython(`
import json, sys
sys.path.insert(0, "/essai")
from entrelacs import explore
from entrelacs.bounds.limits import Limits
asked = json.loads(demande)
explore("print()")  # ce que la première exploration importe n'est pas mesuré
`);
const before = process.cpuUsage();
const found = pyodide.runPython(`
found = explore(asked["source"], constants=asked["constantes"], limits=Limits(states=asked["etats"]))
json.dumps([found.states, found.transitions, found.verdict, found.reason])
`);
const used = process.cpuUsage(before);
process.stdout.write(JSON.stringify([(used.user + used.system) / 1e6, pyodide.version, ...JSON.parse(found)]));
