// L’éditeur de l’atelier : CodeMirror 6, avec les seules extensions qu’il lui faut. Empaqueté par « python -m cours.atelier ».
import { Annotation, EditorState, StateEffect, StateField, RangeSet } from "@codemirror/state";
import { EditorView, Decoration, keymap, lineNumbers, highlightActiveLine, drawSelection, highlightSpecialChars } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting, HighlightStyle } from "@codemirror/language";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { tags } from "@lezer/highlight";

// Les couleurs sont celles du site : ses variables suivent le thème clair ou sombre.
const couleurs = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword, tags.moduleKeyword], color: "var(--md-code-hl-keyword-color)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--md-code-hl-string-color)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--md-code-hl-number-color)" },
  { tag: tags.comment, color: "var(--md-code-hl-comment-color)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.definition(tags.function(tags.variableName)), tags.className], color: "var(--md-code-hl-function-color)" },
  { tag: [tags.operator, tags.punctuation], color: "var(--md-code-hl-operator-color)" },
]);

const apparence = EditorView.theme({
  "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)" },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)" },
  ".cm-scroller": { fontFamily: "var(--md-code-font-family, monospace)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-gutters": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-default-fg-color--light)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--md-default-fg-color--lightest)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--md-code-hl-color--light)" },
  ".cm-tooltip": { backgroundColor: "var(--md-default-bg-color)", color: "var(--md-default-fg-color)", border: "1px solid var(--md-default-fg-color--light)" },
  ".cm-donne": { opacity: "0.75" },
});

const phrases = EditorState.phrases.of({
  "Control character": "Caractère de contrôle",
  "Selection deleted": "Sélection effacée",
  "Diagnostics": "Remarques",
  "No diagnostics": "Aucune remarque",
});

// Ce qui est donné dans un exercice : verrouillé, grisé ; les bornes suivent ce que l’on écrit autour.
const verrouiller = StateEffect.define(), libre = Annotation.define();
const donne = StateField.define({
  create: () => RangeSet.empty,
  update(verrous, transaction) {
    verrous = verrous.map(transaction.changes);
    for (const effet of transaction.effects) if (effet.is(verrouiller)) verrous = effet.value;
    return verrous;
  },
  provide: (champ) => EditorView.decorations.from(champ),
});
const marque = Decoration.mark({ class: "cm-donne", inclusiveStart: false, inclusiveEnd: false });
const filtre = EditorState.changeFilter.of((transaction) => {
  if (transaction.annotation(libre)) return true;
  const interdits = [];
  const verrous = transaction.startState.field(donne);
  for (let ici = verrous.iter(); ici.value; ici.next()) interdits.push(ici.from, ici.to);
  return interdits.length ? interdits : true;
});

// Tab sort de l’éditeur : le clavier n’y est jamais pris. Sur plusieurs lignes choisies, il les décale, comme on s’y attend.
const surDesLignes = (commande) => (vue) => {
  const { doc, selection: { main } } = vue.state;
  return doc.lineAt(main.from).number < doc.lineAt(main.to).number && commande(vue);
};

// Le pont (« changeable ») a les mêmes deux règles, et le dernier mot.
const NOM = /^[A-Z_]*[A-Z][A-Z0-9_]*$/;
const VALEUR = /^(?:-?(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)|True|False|"(?!")[^"\\\n]*"|'(?!')[^'\\\n]*'|""|'')$/;

/** Les constantes d’un programme que l’on peut changer, trouvées sans le Python du navigateur : [[nom, valeur telle qu’elle est écrite], …]. */
export function constantes(texte) {
  const trouvees = new Map();
  const lire = (noeud) => {
    if (noeud.name === "StatementGroup") return enfants(noeud).forEach(lire); // N = 3; M = 4
    if (noeud.name !== "AssignStatement") return;
    let [cible, signe, valeur, ...reste] = enfants(noeud).filter(({ name }) => name !== "TypeDef");
    if (cible.name !== "VariableName" || signe?.name !== "AssignOp" || !valeur || reste.length) return;
    while (valeur.name === "ParenthesizedExpression") valeur = enfants(valeur)[1];
    trouvees.set(texte.slice(cible.from, cible.to), texte.slice(valeur.from, valeur.to));
  };
  enfants(pythonLanguage.parser.parse(texte).topNode).forEach(lire);
  return [...trouvees].filter(([nom, valeur]) => NOM.test(nom) && VALEUR.test(valeur));
}
const enfants = (noeud) => {
  const tous = [];
  for (let enfant = noeud.firstChild; enfant; enfant = enfant.nextSibling) if (enfant.name !== "Comment") tous.push(enfant);
  return tous;
};

/** Fait un éditeur dans `parent`. `change` est appelé à chaque modification du lecteur ; `raccourci`, pour Ctrl+Entrée. */
export function editeur(parent, texte, { change, raccourci, etiquette }) {
  const vue = new EditorView({
    parent,
    state: EditorState.create({
      doc: texte,
      extensions: [
        phrases, lineNumbers(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(),
        indentUnit.of("    "), EditorState.tabSize.of(4), python(), syntaxHighlighting(couleurs), apparence, lintGutter(), donne, filtre,
        keymap.of([{ key: "Mod-Enter", run: () => { raccourci(); return true; } }, { key: "Tab", run: surDesLignes(indentMore), shift: surDesLignes(indentLess) }, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": etiquette, spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
        EditorView.updateListener.of(({ docChanged, transactions }) => {
          if (docChanged && !transactions.some((transaction) => transaction.annotation(libre))) change();
        }),
      ],
    }),
  });
  return {
    get texte() { return vue.state.doc.toString(); },
    set texte(nouveau) {
      vue.dispatch({
        changes: { from: 0, to: vue.state.doc.length, insert: nouveau },
        effects: verrouiller.of(RangeSet.empty),
        annotations: libre.of(true),
      });
    },
    /** Verrouille tout sauf ces lignes : [[première, dernière], …], à partir de 1. */
    verrouiller(libres) {
      const document = vue.state.doc, plages = [];
      let debut = 0;
      for (const [premiere, derniere] of libres) {
        const fin = document.line(Math.min(premiere, document.lines)).from;
        if (fin > debut) plages.push(marque.range(debut, fin));
        debut = derniere < premiere ? fin : document.line(Math.min(derniere, document.lines)).to;
      }
      if (document.length > debut) plages.push(marque.range(debut, document.length));
      vue.dispatch({ effects: verrouiller.of(RangeSet.of(plages)) });
    },
    /** Montre un message à sa ligne (à partir de 1) ; sans ligne, l’efface. */
    signaler(ligne, message) {
      if (!ligne || ligne > vue.state.doc.lines) return vue.dispatch(setDiagnostics(vue.state, []));
      const { from, to } = vue.state.doc.line(ligne);
      vue.dispatch(setDiagnostics(vue.state, [{ from, to, severity: "error", message }]));
      // Dans l’éditeur seulement : la page, elle, montre la réponse.
      const { top, height } = vue.lineBlockAt(from), cadre = vue.scrollDOM;
      if (top < cadre.scrollTop || top + height > cadre.scrollTop + cadre.clientHeight) cadre.scrollTop = top - cadre.clientHeight / 2;
    },
    /** Met le curseur au début d’une ligne, et l’y montre. */
    aller(ligne) {
      const anchor = vue.state.doc.line(Math.min(ligne, vue.state.doc.lines)).from;
      vue.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      vue.focus();
    },
    focus() { vue.focus(); },
  };
}
