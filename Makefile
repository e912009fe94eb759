# Le même travail sans make (Windows, uv) : voir README.md.
# Chaque cible prépare d'abord l'environnement ; rien n'est refait tant que requirements.txt ne change pas.
PYTHON := .venv/bin/python
OPTIONS ?=
DUREE ?= 3600
export PYTHONUTF8 := 1

.PHONY: serve atelier pdf test test-pythons attaque update lock preparer

serve: preparer
	@$(PYTHON) -m cours.atelier || true # sans Node.js, le reste du site
	$(PYTHON) -m cours.apercu $(OPTIONS)

atelier: preparer
	$(PYTHON) -m cours.atelier

pdf: preparer
	$(PYTHON) -m mkdocs build --strict
	$(PYTHON) -m cours.pdf $(OPTIONS)

test: preparer
	$(PYTHON) -m pytest $(OPTIONS)

test-pythons: preparer
	$(PYTHON) -m tests.pythons $(OPTIONS)

attaque: preparer
	$(PYTHON) -m tests.entrelacs.attack --duree $(DUREE) $(OPTIONS)

update: preparer
	$(PYTHON) -m tests.update $(OPTIONS)

lock: preparer
	$(PYTHON) -m uv pip compile pyproject.toml --group site --group pdf --group tests --group outils \
	  --universal --generate-hashes --upgrade --no-header --no-annotate --no-emit-index-url --quiet \
	  --output-file requirements.txt

preparer:
	@sh .ci/preparer
