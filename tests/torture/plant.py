"""plant.py BUILD: faults that the torture must catch. Each is put into a copy of the tree, built, and the harness that
stands beside it is run: it has to fail there, as it passes here. A harness that cannot fail proves nothing."""
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = HERE / sys.argv[1]

# name, file, what stands there, what is planted, the harness.
PLANTS = [
    ('a dead transaction lives on', 'src/db/db.c', 'db->dead = db->dead || (db->depth > 0 && is_fatal(db));', '',
     ['sweep.py', '{build}', '7', 'import', 'visit']),
    ('a full disk goes on in autocommit', 'src/db/db.c', 'db->dead = db->dead || (db->depth > 0 && is_fatal(db));', '',
     ['disk.py', '{build}', '3']),
    ('a failed COMMIT is called saved', 'src/db/db.c', 'ok = db->sticky.code == ERR_NONE || commit_unknown(db, err);',
     'ok = true;', ['sweep.py', '{build}', '3', 'visit', 'receipt']),
    ('a failed COMMIT is not settled', 'src/db/db.c', 'bool settled = found == 0 && settle(db);',
     'bool settled = true;', ['sweep.py', '{build}', '1', 'visit']),
    ('synchronous is NORMAL', 'src/db/connection.c', 'PRAGMA synchronous = FULL;', 'PRAGMA synchronous = NORMAL;',
     ['torture.py', '{build}', '60', 'cut']),
    ('two deals on one unit', 'src/domain/unit.c', 'if (holder != NULL) {', 'if (holder == (const char *)1) {',
     ['torture.py', '{build}', '200', 'sale']),
]


def build(name, file, old, new):
    place = HERE / 'build' / 'plant'
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for part in ('src', 'include', 'data', 'tests', 'Makefile'):
        source = HERE / part
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, place / part)
    shutil.copytree(BUILD, place / 'build' / 'release')
    shutil.copytree(HERE / 'build' / 'gen', place / 'build' / 'gen')
    text = (place / file).read_text(encoding='utf-8')
    if text.count(old) != 1:
        raise SystemExit(f'plant  {name}: {file} no longer holds “{old}” once')
    (place / file).write_text(text.replace(old, new), encoding='utf-8')
    made = subprocess.run(['make', '-j2', 'torture-tools'], cwd=place, capture_output=True, text=True)
    if made.returncode != 0:
        raise SystemExit(f'plant  {name}: {made.stderr[-500:]}')
    return place / 'build' / 'release'


def main():
    for name, file, old, new, harness in PLANTS:
        planted = build(name, file, old, new)
        words = [word.format(build=planted) for word in harness]
        done = subprocess.run([sys.executable, HERE / 'tests' / 'torture' / words[0], *words[1:]],
                              capture_output=True, text=True, env=dict(os.environ, PYTHONDONTWRITEBYTECODE='1'))
        if done.returncode == 0:
            raise SystemExit(f'plant  “{name}” was not caught by {harness[0]}: {done.stdout[-300:]}')
    print(f'plant {len(PLANTS)} planted faults, each caught')


main()
