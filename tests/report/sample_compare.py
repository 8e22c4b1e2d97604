"""sample_compare.py ANCHANG DB FOLDER: every FOLDER/expected/KIND-DATE.json is what the program prints:
each key there with that value (ratios to 1e-6), table rows in any order, further rows only zeros."""
import glob
import json
import os
import subprocess
import sys


def row_key(row):
    return row.get('no'), row.get('name'), row.get('metric'), row.get('date')


def compare_lists(expected, got, path):
    faults = []
    rows = {row_key(row): row for row in got}
    for row in expected:
        key = row_key(row)
        if key not in rows:
            faults.append((path, 'missing row', key))
        else:
            faults += compare(row, rows.pop(key), path + str(key))
    for key, row in rows.items():
        if any(isinstance(value, dict) and any(value.values()) for value in row.values()):
            faults.append((path, 'further row', key))
    return faults


def compare(expected, got, path):
    if isinstance(expected, dict):
        faults = []
        for key, value in expected.items():
            if not isinstance(got, dict) or key not in got:
                faults.append((path + '.' + key, 'missing'))
            else:
                faults += compare(value, got[key], path + '.' + key)
        return faults
    if isinstance(expected, list):
        return compare_lists(expected, got, path)
    if isinstance(expected, float) and isinstance(got, (int, float)):
        return [] if abs(expected - got) <= 1e-6 else [(path, expected, got)]
    return [] if expected == got else [(path, expected, got)]


def main():
    program, database, folder = sys.argv[1:4]
    bad = 0
    files = sorted(glob.glob(folder + '/expected/*.json'))
    for name in files:
        kind, date = os.path.basename(name)[:-5].split('-', 1)
        out = subprocess.run([program, '--db', database, 'report', kind, '--date', date,
                              '--format', 'json'], capture_output=True, text=True, check=True)
        with open(name, encoding='utf-8') as expected:
            faults = compare(json.load(expected), json.loads(out.stdout), '')
        for fault in faults[:10]:
            print(name, *fault)
        bad += bool(faults)
    print(f'{len(files) - bad} of {len(files)} equal')
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
