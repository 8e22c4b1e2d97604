"""oracle_check.py ANCHANG DB FOLDER DATE...: the program's three reports of each date equal the oracle's."""
import datetime as dt
import json
import subprocess
import sys

from oracle import Site, oracle
from sample_compare import compare


def without_rank(rows):
    return [{k: v for k, v in row.items() if k != 'rank' or v is not None} for row in rows]


def main():
    program, database, folder = sys.argv[1:4]
    site, bad, done = Site(folder), 0, 0
    for day in sys.argv[4:]:
        for kind in ('daily', 'weekly', 'monthly'):
            out = subprocess.run([program, '--db', database, 'report', kind, '--date', day, '--format', 'json'],
                                 capture_output=True, text=True, check=True)
            want = oracle(site, kind, dt.date.fromisoformat(day))
            want['by_consultant'] = without_rank(want['by_consultant'])
            faults = compare(want, json.loads(out.stdout), '')
            for fault in faults[:12]:
                print(folder, kind, day, *fault)
            bad += bool(faults)
            done += 1
    print(f'{done - bad} of {done} reports equal the oracle')
    return 1 if bad else 0


sys.exit(main())
