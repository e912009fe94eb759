"""Sert ce dossier sur cette machine, et sur elle seule : l'atelier du cours a besoin d'un serveur, le reste se lit sans.

``python servir.py``, ou un double clic ; ``python servir.py 8001`` pour un autre port. Ctrl+C l'arrête.
"""

import sys
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Serveur(SimpleHTTPRequestHandler):
    # Dits ici : Windows les prendrait dans son registre, où d'autres logiciels les changent.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".html": "text/html",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    try:
        serveur = ThreadingHTTPServer(("127.0.0.1", port), partial(Serveur, directory=Path(__file__).parent))
    except OSError:
        sys.exit(f"Le port {port} est déjà pris. Essayez : python servir.py {port + 1}")
    with serveur:
        adresse = f"http://127.0.0.1:{serveur.server_port}/"
        print(f"Le cours est à l'adresse {adresse} (Ctrl+C pour arrêter).", flush=True)
        webbrowser.open(adresse)
        try:
            serveur.serve_forever()
        except KeyboardInterrupt:
            print("Arrêté.")


if __name__ == "__main__":
    main()
