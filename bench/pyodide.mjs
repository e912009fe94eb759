// Explore un programme sous Pyodide, dans Node : node bench/pyodide.mjs MOTEUR < demande.json > réponse.json
// MOTEUR : le dossier que charge la page de l'atelier (make atelier). La demande : {source, constantes, etats}.
// La réponse : [secondes de calcul de l'exploration, version de Pyodide, états, transitions, verdict, raison].
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const engine = resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(join(engine, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: engine + "/", stdout: (line) => process.stderr.write(line + "\n") });

pyodide.unpackArchive(new Uint8Array(readFileSync(join(engine, "entrelacs.zip"))), "zip", { extractDir: "/essai" });
pyodide.globals.set("demande", readFileSync(0, "utf8"));
pyodide.runPython(`
import json, sys
sys.path.insert(0, "/essai")
from entrelacs import explore, speak
from entrelacs.bounds.limits import Limits
asked = json.loads(demande)
speak("fr")  # comme l'atelier, qui n'emporte pas l'anglais
explore("print()")  # ce que la première exploration importe n'est pas mesuré
`);
const before = process.cpuUsage();
const found = pyodide.runPython(`
found = explore(asked["source"], constants=asked["constantes"], limits=Limits(states=asked["etats"]))
json.dumps([found.states, found.transitions, found.verdict, found.reason])
`);
const used = process.cpuUsage(before);
process.stdout.write(JSON.stringify([(used.user + used.system) / 1e6, pyodide.version, ...JSON.parse(found)]));
