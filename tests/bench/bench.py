"""bench.py BUILD SCALE...: builds a demonstration site of SCALE customers for each and measures what a person
or a manager feels, against a reference in the same run (A B A B, medians). Prints a table, and the same as
JSON into BUILD/bench/results.json. A benchmark, never a test: nothing here fails but a crash."""
import datetime
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import fcntl
import time
from collections import defaultdict

import load

build, scales = sys.argv[1], [int(n) for n in sys.argv[2:]]
program, today = f'{build}/anchang', '2026-11-22'
env = dict(os.environ, ANCHANG_TODAY=today, TERM='xterm-256color', LANG='C.UTF-8')
results = []


def median(values):
    return statistics.median(values)


def p99(values):
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def row(scale, name, ours, reference, goal, unit='ms', note=''):
    ratio = ours / reference if reference else float('nan')
    ok = '' if goal is None else 'yes' if ratio <= goal else 'NO'
    results.append(dict(scale=scale, row=name, ours=round(ours, 3), reference=round(reference, 3), unit=unit,
                        ratio=round(ratio, 2), goal=goal, ok=ok, note=note))
    print(f'{scale:>7} | {name:<42} | {ours:>10.3f} | {reference:>10.3f} {unit} | {ratio:>8.2f} | '
          f'{"" if goal is None else goal:>5} | {ok:<3} {note}', flush=True)


class Pty:
    """A program on a pseudo terminal of 120 x 36."""

    def __init__(self, argv):
        self.bytes = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 36, 120, 0, 0))

    def read_until_quiet(self, quiet=0.03, most=10.0):
        """Reads what comes; returns when the last of it came."""
        end, last = time.perf_counter() + most, None
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet if last else 0.5)
            if not ready:
                if last:
                    break
                continue
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                break
            if not data:
                break
            self.bytes += len(data)
            last = time.perf_counter()
        return last

    def key(self, keys):
        start = time.perf_counter()
        os.write(self.fd, keys)
        last = self.read_until_quiet()
        return (last - start) * 1000

    def close(self):
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def first_frame(argv):
    start = time.perf_counter()
    console = Pty(argv)
    ready, _, _ = select.select([console.fd], [], [], 20)
    last = console.read_until_quiet() if ready else time.perf_counter()
    console.close()
    return (last - start) * 1000


def inside(scale, site):
    samples = defaultdict(list)
    out = subprocess.run([f'{build}/bench/bench', site], capture_output=True, text=True, check=True, env=env)
    for line in out.stdout.splitlines():
        name, who, ns = line.split('\t')
        samples[name, who].append(int(ns) / 1e6)
    for name in dict.fromkeys(key[0] for key in samples):
        ours, reference = samples[name, 'ours'], samples[name, 'reference']
        if name == 'save':
            row(scale, '1 saving a visit, p50', median(ours), median(reference), 1.5)
            row(scale, '2 saving a visit, p99 over its p50', p99(ours), median(ours), 2)
        else:
            row(scale, f'4 {name}, p50', median(ours), median(reference), None)
            row(scale, f'4 {name}, p99 over one frame', p99(ours), 16.7, 1)


def console(scale, site):
    argv = [program, '--db', site, '--user', 'Z01']
    ours = [first_frame(argv) for _ in range(7)]
    reference = [first_frame([f'{build}/bench/minimal']) for _ in range(7)]
    row(scale, '5 first frame of the console', median(ours), median(reference), 2)
    text = f'{build}/bench/lines.txt'
    with open(text, 'w', encoding='utf-8') as file:
        for i in range(2000):
            file.write(f'{i:6} 客户 13800000{i % 1000:03} 三室两厅 自然到访 2026-11-22 周强 约周末带家人再看一次\n')
    shown, less = Pty(argv), Pty(['less', text])
    for app, keys in ((shown, [b'3', b'\x1b']), (less, [])):
        app.read_until_quiet()
        for key in keys:
            app.key(key)
            time.sleep(0.1)
    ours, reference, before = [], [], shown.bytes
    for _ in range(60):
        ours.append(shown.key(b'\x1b[B'))
        reference.append(less.key(b'\x1b[B'))
    row(scale, '6 a key in a list, p50', median(ours), median(reference), 2)
    row(scale, '6 a key in a list, p99', p99(ours), p99(reference), 2)
    row(scale, '6 bytes a key', (shown.bytes - before) / 60, 240, 1.2, 'B', 'reference: the cells of two rows of 120')
    shown.close()
    less.close()


def timed(argv, times=3):
    took = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=env)
        took.append((time.perf_counter() - start) * 1000)
    return median(took)


OPENPYXL = '''
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
out = openpyxl.Workbook()
out.remove(out.active)
rows = [(sheet.title, [[c.value for c in r] for r in sheet.iter_rows()]) for sheet in book]
import time
start = time.perf_counter()
for title, cells in rows:
    sheet = out.create_sheet(title)
    for r in cells:
        sheet.append(r)
out.save(sys.argv[2])
print((time.perf_counter() - start) * 1000)
'''


def workbook(scale, site):
    path = f'{build}/bench/monthly.xlsx'
    report = [program, '--db', site, 'report', 'monthly', '--date', today]
    data = timed(report + ['--format', 'json', '-o', f'{build}/bench/monthly.json'])
    ours = timed(report + ['-o', path])
    out = subprocess.run(['/usr/bin/python3', '-c', OPENPYXL, path, f'{build}/bench/openpyxl.xlsx'],
                         capture_output=True, text=True, check=True)
    row(scale, '7 monthly workbook', ours, data + float(out.stdout), 0.10,
        note='both with the queries; openpyxl writes bare cells')


def board(scale, site):
    ours = timed([program, '--db', site, 'today'])
    queries = f'{build}/bench/board.sql'
    out = subprocess.run([sys.executable, 'tests/bench/board.py', today], capture_output=True, text=True, check=True)
    with open(queries, 'w', encoding='utf-8') as file:
        file.write(out.stdout)
    reference = timed(['sh', '-c', f'sqlite3 -readonly {site} < {queries} > /dev/null'])
    row(scale, '8 the board of the day', ours, reference, 1.2)
    row(scale, '8 the board of the day, of 100 ms', ours, 100, 1)


def main():
    os.makedirs(f'{build}/bench', exist_ok=True)
    commit = subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], capture_output=True, text=True).stdout.strip()
    machine = f'{os.cpu_count()} cores, {os.uname().sysname} {os.uname().machine}'
    head = f'{machine}, {datetime.date.today()}, commit {commit}'
    print(head)
    print('customers | row | ours | reference | ratio | goal | ok')
    for scale in scales:
        site = f'{build}/bench/{scale}.db'
        for end in ('', '-wal', '-shm', '-lock'):
            if os.path.exists(site + end):
                os.remove(site + end)
        subprocess.run([program, '--db', site, 'demo', '--customers', str(scale), '--today', today], check=True, env=env)
        for measure in (console, board, workbook, inside):
            measure(scale, site)
        bench, monthly = f'{build}/bench', [program, '--db', site, 'report', 'monthly', '-o', f'{build}/bench/busy.xlsx']
        load.memory(row, scale, Pty([program, '--db', site, '--user', 'Z01']))
        load.register_out(bench, row, scale, program, site, env)
        load.register_in(bench, row, scale, program, site, env)
        load.terminals(bench, row, scale, site, monthly, env)
    with open(f'{build}/bench/results.json', 'w', encoding='utf-8') as file:
        json.dump({'machine': head, 'rows': results}, file, ensure_ascii=False, indent=1)


main()
