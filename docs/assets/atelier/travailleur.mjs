// Le Python du navigateur : Pyodide et entrelacs, dans un fil à part. La page l’arrête en le supprimant ; il n’y a rien d’autre à
// interrompre. Avant de voir une ligne du lecteur, il perd tout ce qui mène hors de lui.
const dire = (message) => postMessage(message);
let repondre;

async function preparer(dossier) {
  dire({ etape: "python" });
  const { loadPyodide } = await import(new URL("pyodide.mjs", dossier));
  const [pyodide, archive] = await Promise.all([
    loadPyodide({ indexURL: dossier, stdout: () => {}, stderr: () => {} }),
    fetch(new URL("entrelacs.zip", dossier)).then((reponse) => {
      if (!reponse.ok) throw new Error(`entrelacs.zip : ${reponse.status}`);
      return reponse.arrayBuffer();
    }),
  ]);
  dire({ etape: "entrelacs" });
  pyodide.unpackArchive(archive, "zip", { extractDir: "/entrelacs" });
  pyodide.runPython('import sys; sys.path.insert(0, "/entrelacs")');
  repondre = pyodide.runPython("from cours.atelier import bridge; bridge.answer");
  // Ce qui ne se charge qu’à la première fois se charge maintenant.
  repondre(JSON.stringify({ demande: "executer", programme: "print(1)\n" }), () => {});
  const version = pyodide.runPython("sys.version.split()[0]");
  enfermer(pyodide);
  dire({ etape: "pret", version });
}

// Ce qui permettrait à un programme échappé de l’explorateur d’atteindre le réseau, la page ou l’appareil.
const PERDUS = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "RTCPeerConnection", "importScripts",
  "indexedDB", "caches", "cookieStore", "FileReader", "FileReaderSync", "FileSystemHandle", "navigator", "Notification",
  "Worker", "SharedWorker", "BroadcastChannel", "MessageChannel", "WebAssembly",
];
const MODULES = ["js", "pyodide_js", "pyodide", "pyodide.ffi", "pyodide.http", "pyodide.code", "_pyodide", "_pyodide._base", "_pyodide_core"];

function enfermer(pyodide) {
  pyodide.runPython(`for name in ${JSON.stringify(MODULES)}: sys.modules[name] = None`);
  for (const nom of PERDUS) {
    for (let objet = globalThis; objet; objet = Object.getPrototypeOf(objet)) {
      if (Object.hasOwn(objet, nom)) Reflect.deleteProperty(objet, nom);
    }
    Object.defineProperty(globalThis, nom, { value: undefined });
  }
}

onmessage = async ({ data }) => {
  try {
    if (data.dossier) await preparer(data.dossier);
    else dire({ numero: data.numero, reponse: repondre(data.demande, (etats) => dire({ numero: data.numero, etats })) });
  } catch (erreur) {
    dire({ numero: data.numero, panne: String(erreur?.message ?? erreur) });
  }
};
