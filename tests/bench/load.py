"""Rows 3, 9, 10 and 11 of the benchmark: many terminals, a register out, a register in, memory at rest."""
import os
import statistics
import subprocess
import time
from collections import defaultdict

TERMINALS, SECONDS = 32, 10


def run(argv, env):
    """Milliseconds and peak memory in KiB of a program."""
    start = time.perf_counter()
    child = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        raise SystemExit(f'{argv}: {status}')
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss


def best(argv, env, times=3):
    runs = [run(argv, env) for _ in range(times)]
    return statistics.median(took for took, _ in runs), max(memory for _, memory in runs)


def saves(bench, site, count):
    out = subprocess.run([f'{bench}/terminals', site, str(count), str(SECONDS)], capture_output=True, text=True,
                         check=True)
    by_terminal = defaultdict(list)
    for line in out.stdout.splitlines():
        terminal, took, _ = line.split('\t')
        by_terminal[terminal].append(int(took) / 1e6)
    return by_terminal


def terminals(bench, row, scale, site, report, env):
    alone = sorted(took for times in saves(bench, site, 1).values() for took in times)
    busy = subprocess.Popen(report, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    crowd = saves(bench, site, TERMINALS)
    busy.wait()
    took = sorted(t for times in crowd.values() for t in times)
    counts = [len(times) for times in crowd.values()]
    row(scale, f'3 {TERMINALS} terminals and a report, p99', took[int(len(took) * 0.99)], statistics.median(alone), 20,
        note='over the p50 of one alone')
    row(scale, '3 the busiest over the slowest of them', max(counts), min(counts), 1.3, 'saves')


def register_out(bench, row, scale, program, site, env):
    csv, ours, bare = (f'{bench}/followups{end}' for end in ('.csv', '.xlsx', '-bare.xlsx'))
    export = [program, '--db', site, 'export', 'followups', '-o']
    run(export + [csv], env)
    took, memory = best(export + [ours], env)
    with open(csv, encoding='utf-8') as file:
        rows = sum(1 for _ in file)
    reference, _ = best([f'{bench}/xlsx_loop', csv, bare], env)
    row(scale, f'9 {rows - 1} rows to xlsx', took, reference, 1.15, note='the bare loop reads CSV')
    row(scale, '9 its peak memory', memory / 1024, 16, 1, 'MiB')


def register_in(bench, row, scale, program, site, env):
    """The visits of the site, whole, into a new one; and by the shell into a bare table with four indexes."""
    csv, people, fresh, bare = (f'{bench}/{name}' for name in ('visits.csv', 'consultants.csv', 'fresh.db', 'bare.db'))
    for register, path in (('visits', csv), ('consultants', people)):
        run([program, '--db', site, 'export', register, '--unmask', '--reason', 'bench', '-o', path], env)
    for path in (fresh, bare):
        for end in ('', '-wal', '-shm', '-lock'):
            if os.path.exists(path + end):
                os.remove(path + end)
    run([program, '--db', fresh, 'init', '--project', 'bench'], env)
    run([program, '--db', fresh, 'import', 'consultants', people], env)
    took, _ = run([program, '--db', fresh, 'import', 'visits', csv], env)
    script = (f'.import --csv {csv} visit\n' + ''.join(
        f'CREATE INDEX visit_{i} ON visit ("{name}");\n' for i, name in enumerate(('到访日期', '手机', '接待顾问', '认知途径'))))
    start = time.perf_counter()
    subprocess.run(['sqlite3', bare], input=script, text=True, check=True, stderr=subprocess.DEVNULL)
    reference = (time.perf_counter() - start) * 1000
    with open(csv, encoding='utf-8') as file:
        rows = sum(1 for _ in file)
    row(scale, f'10 {rows - 1} rows in, with rules and audit', took, reference, 10)


def memory_of(console):
    with open(f'/proc/{console.pid}/status', encoding='ascii') as file:
        return next(int(line.split()[1]) for line in file if line.startswith('VmRSS')) / 1024


def memory(row, scale, console):
    """Of a console that has shown its first screen and then the customers."""
    console.read_until_quiet()
    console.key(b'3')
    row(scale, '11 memory of the console at rest', memory_of(console), 24, 1, 'MiB')
    console.close()
