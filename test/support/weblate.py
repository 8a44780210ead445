"""Opens a JSON table as Weblate does (format "i18next JSON file"), by the library that Weblate uses,
gives one text a new translation and saves it.

Usage: weblate.py CLASS LANGUAGE TABLE KEY TRANSLATION < nothing > the saved table
"""

import sys

from translate.storage import jsonl10n

name, language, path, key, translation = sys.argv[1:]
store = getattr(jsonl10n, name)()
store.settargetlanguage(language)
with open(path, "rb") as file:
    store.parse(file.read())
if translation:
    [unit] = [unit for unit in store.units if unit.getid().lstrip(".") == key]
    unit.target = translation
sys.stdout.buffer.write(bytes(store))
