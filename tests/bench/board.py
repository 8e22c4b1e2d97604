"""board.py DATE: the statements that the board of a day runs, with their values written in, for the sqlite3
shell: the reference of the benchmark reads exactly what ours reads."""
import datetime as dt
import glob
import re
import sys

day = dt.date.fromisoformat(sys.argv[1])
statements = {}
for path in glob.glob('data/queries/*.sql'):
    with open(path, encoding='utf-8') as file:
        statements.update(re.findall(r'-- :name (\w+)\n(.*?);\n', file.read(), re.S))
month = day.replace(day=1)
values = {'to': day, 'from': min(month, day - dt.timedelta(days=13)), 'month': f'{day:%Y-%m}', 'sign_days': 7,
          'filing_days': 30, 'due_from': '1900-01-01', 'due_to': day + dt.timedelta(days=10), 'out': 0}


def literal(match):
    value = values.get(match.group(1))
    return 'NULL' if value is None else str(value) if isinstance(value, int) else f"'{value}'"


print('PRAGMA cache_size = -64000;')
for name in ('report_days report_targets todo_visits todo_followups todo_unsigned todo_unfiled todo_loans '
             'todo_receivable_deals todo_items').split():
    print(re.sub(r'(?<!:):(\w+)', literal, statements[name]) + ';')
