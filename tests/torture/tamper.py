"""tamper.py BUILD [ROUNDS]: somebody with a shell edits the file, ROUNDS (300) times at random: a row of the trail changed,
added, taken out of the middle or moved, a trigger, index, view or table dropped, changed or added, a reference left
dangling. `check` finds each and says what it is; the untouched file passes before and after. (Rows whose own audit row
would give them away, and a trail cut at its end, are not looked for: neither has a key yet.)"""
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import fixture

program, rounds = os.path.abspath(f'{sys.argv[1]}/anchang'), int(sys.argv[2]) if len(sys.argv) > 2 else 300
env = dict(os.environ, ANCHANG_TODAY='2026-11-22 14:05', LANG='C.UTF-8')
dice = random.Random(20261122)
TRAIL = ('at', 'actor', 'origin', 'operation', 'entity', 'row_id', 'changes', 'request_id', 'hash')


def check(site):
    return subprocess.run([program, '--db', site, 'check'], capture_output=True, text=True, env=env)


def names(db, kind):
    return [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'"
                                         ' AND sql IS NOT NULL ORDER BY name', (kind,))]


def free(db):
    """The trail as a shell finds it: its triggers are in nobody's way."""
    kept = [row[0] for row in db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")]
    for name in [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")]:
        db.execute(f'DROP TRIGGER "{name}"')
    return kept


def put_back(db, kept):
    for sql in kept:
        db.execute(sql)


def trail_row(db):
    last = db.execute('SELECT max(id) FROM audit').fetchone()[0]
    return dice.randrange(2, last)  # neither the first nor the last


def change_row(db):
    kept, column = free(db), dice.choice(TRAIL)
    old = db.execute(f'SELECT {column} FROM audit WHERE id = ?', (row := trail_row(db),)).fetchone()[0]
    new = old + 1 if isinstance(old, int) else (old or '')[:-1] + ('x' if not (old or '').endswith('x') else 'y')
    if column == 'origin':
        new = 'DESK' if old != 'DESK' else 'IMPORT'
    db.execute(f'UPDATE audit SET {column} = ? WHERE id = ?', (new, row))
    put_back(db, kept)
    return f'{column} of row {row}', '操作日志'


def drop_row(db):
    kept, row = free(db), trail_row(db)
    db.execute('DELETE FROM audit WHERE id = ?', (row,))
    put_back(db, kept)
    return f'row {row} taken out', '操作日志'


def swap_rows(db):
    kept, row = free(db), trail_row(db)
    db.execute('UPDATE audit SET id = -1 WHERE id = ?', (row,))
    db.execute('UPDATE audit SET id = ? WHERE id = ?', (row, row + 1))
    db.execute('UPDATE audit SET id = ? WHERE id = -1', (row + 1,))
    put_back(db, kept)
    return f'rows {row} and {row + 1} swapped', '操作日志'


def copy_row(db):
    kept, columns = free(db), ', '.join(TRAIL)
    db.execute(f'INSERT INTO audit ({columns}) SELECT {columns} FROM audit WHERE id = ?', (row := trail_row(db),))
    put_back(db, kept)
    return f'row {row} once more at the end', '操作日志'


def drop_object(db):
    kind = dice.choice(('trigger', 'index', 'view'))
    name = dice.choice(names(db, kind))
    db.execute(f'DROP {kind} "{name}"')
    return f'{kind} {name} dropped', name


def soften_trigger(db):
    name = dice.choice(names(db, 'trigger'))
    sql = db.execute('SELECT sql FROM sqlite_schema WHERE name = ?', (name,)).fetchone()[0]
    db.execute(f'DROP TRIGGER "{name}"')
    db.execute(sql.replace('BEGIN', 'WHEN 0 BEGIN', 1) if ' WHEN ' not in sql else sql.replace(' WHEN ', ' WHEN 0 AND ', 1))
    return f'trigger {name} softened', name


def other_view(db):
    name = dice.choice(names(db, 'view'))
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')]
    db.execute(f'DROP VIEW "{name}"')
    db.execute(f'CREATE VIEW "{name}" AS SELECT ' + ', '.join(f'NULL AS "{column}"' for column in columns))
    return f'view {name} replaced', name


def add_object(db):
    name = f'x{dice.randrange(10**6)}'
    db.execute(dice.choice((f'CREATE TABLE {name} (a)', f'CREATE VIEW {name} AS SELECT 1 AS a',
                            f'CREATE INDEX {name} ON visit (name)',
                            f'CREATE TRIGGER {name} AFTER INSERT ON visit BEGIN DELETE FROM request; END')))
    return f'{name} added', name


def add_column(db):
    name = dice.choice(('visit', 'deal', 'customer', 'unit', 'staff'))
    db.execute(f'ALTER TABLE {name} ADD COLUMN x TEXT')
    return f'a column of {name} added', name


def dangle(db):
    db.execute("UPDATE deal SET unit_no = '9-9-999' WHERE id = 1")
    return 'a deal of no unit', '不存在'


EDITS = (change_row, drop_row, swap_rows, copy_row, drop_object, soften_trigger, other_view, add_object, add_column, dangle)


def main():
    with tempfile.TemporaryDirectory(prefix='anchang-') as folder:
        clean, site = f'{folder}/clean.db', f'{folder}/site.db'
        fixture.make_site(program, env, site)
        fixture.must(program, env, site, 'backup', clean)
        for turn in range(rounds):
            for tail in ('', '-wal', '-shm'):
                if os.path.exists(site + tail):
                    os.remove(site + tail)
            shutil.copy2(clean, site)
            with sqlite3.connect(site) as db:
                what, word = EDITS[turn % len(EDITS)](db)
            db.close()
            found = check(site)
            if found.returncode != 1 or word not in found.stdout:
                raise SystemExit(f'tamper {what}: status {found.returncode}, wanted “{word}”: {found.stdout}{found.stderr}')
        if check(clean).returncode != 0:
            raise SystemExit('tamper the untouched file does not pass')
        print(f'tamper {rounds} edits of {len(EDITS)} kinds, each found')


main()
