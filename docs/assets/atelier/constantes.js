// Les constantes d’un programme que l’on peut changer, trouvées sans Python, qui n’est pas chargé tant que l’on écrit. Le pont
// (src/cours/atelier/bridge.py, « changeable ») a le dernier mot.
const NOMBRE = String.raw`-?(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)`;
const CONSTANTE = new RegExp(
  String.raw`^([A-Z_][A-Z0-9_]*)[ \t]*(?::[^=\n]+)?=[ \t]*(${NOMBRE}|True|False|"(?!")[^"\\\n]*"|'(?!')[^'\\\n]*'|""(?!")|''(?!'))[ \t]*(?:#.*)?$`, "gm",
);

/** Leurs noms et leurs valeurs, telles qu’elles sont écrites. */
export const constantes = (texte) => [...new Map([...texte.matchAll(CONSTANTE)].map(([, nom, valeur]) => [nom, valeur]))];
