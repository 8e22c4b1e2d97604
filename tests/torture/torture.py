"""torture.py BUILD [ROUNDS [PART …]]: what must never happen, tried ROUNDS times each (200), from a fixed seed.
    kill   six terminals save and are killed at a random moment: what was acknowledged is there, nothing is torn
    sale   32 terminals want one unit at once: it is sold once
    cut    the power goes at a random moment of a recorded run: the writes since the last fdatasync are there
           or not, each for itself, the last one torn; the file is sound and holds what was acknowledged
Prints a line a part; the first failure ends it with status 1."""
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

build, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
program, terminals = os.path.abspath(f'{build}/anchang'), os.path.abspath(f'{build}/bench/terminals')
env = dict(os.environ, ANCHANG_TODAY='2026-11-22 14:05', LANG='C.UTF-8')
dice = random.Random(20261122)


def run(site, *words, check=True):
    return subprocess.run([program, '--db', site, *words], capture_output=True, text=True, check=check, env=env)


def fail(part, what, keep):
    raise SystemExit(f'{part}: {what}; see {keep}')


def visits(site):
    """Numbers of the visits, in the order of entry."""
    out = run(site, 'export', 'visits', '--format', 'json').stdout
    return re.findall(r'"visit_no":\s*"([^"]+)"', out)


def make_site(folder):
    site = f'{folder}/site.db'
    run(site, 'init', '--project', '考验')
    for number in range(1, 9):
        run(site, 'do', 'consultant.save', f'no=0{number}', f'name=周{"一二三四五六七八"[number - 1]}')
    return site


def kill(folder):
    site, acknowledged = make_site(folder), []
    for turn in range(rounds):
        work = subprocess.Popen([terminals, site, '6', '60'], stdout=subprocess.PIPE, text=True, env=env,
                                start_new_session=True)
        time.sleep(dice.uniform(0.02, 0.4))
        os.killpg(work.pid, signal.SIGKILL)
        lines = work.communicate()[0].splitlines(keepends=True)
        acknowledged += [line.split('\t')[2].strip() for line in lines if line.endswith('\n')]
        if turn % 20 == 19 or turn == rounds - 1:
            if run(site, 'check', check=False).returncode != 0:
                fail('kill', f'the file is not sound after round {turn + 1}', folder)
            lost = set(acknowledged) - set(visits(site))
            if lost:
                fail('kill', f'{len(lost)} acknowledged saves are gone: {sorted(lost)[:3]}', folder)
            for name in os.listdir(folder):  # the day's board would fold ever longer
                os.remove(f'{folder}/{name}')
            site, acknowledged = make_site(folder), []
    print(f'kill  {rounds} rounds, 6 terminals: nothing acknowledged was lost')


def sale(folder):
    site = make_site(folder)
    for turn in range(max(1, rounds // 20)):
        room = f'{turn + 1}01'
        run(site, 'do', 'unit.save', 'building=1', 'entrance=1', f'floor={turn + 1}', f'room={room}', 'layout=三室两厅',
            'gross_area=100', 'list_total=1000000', 'permit_no=证1', 'permit_date=2026-01-01')
        buyers = [subprocess.Popen([program, '--db', site, 'do', 'deal.subscribe', f'unit_no=1-1-{room}',
                                    f'phone=139{turn:04}{n:04}', 'name=客户', 'total=1000000', 'deposit=50000',
                                    'pay_method=一次性', 'consultant=01'], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=env) for n in range(32)]
        sold = sum(buyer.wait() == 0 for buyer in buyers)
        if sold != 1:
            fail('sale', f'1-1-{room} was sold {sold} times', folder)
    print(f'sale  {max(1, rounds // 20)} units, 32 terminals each: every unit was sold once')


ESCAPE = re.compile(r'\\x(..)')
CALL = re.compile(r'^\d+ +(\w+)\((\d+)<([^>]*)>(?:, (.*))?\) += (-?\d+)')


def record(folder, site):
    """The calls that change files, in order: (kind, path, offset, bytes); acknowledgements as ('ack', …, number)."""
    log = f'{folder}/trace'
    subprocess.run(['strace', '-f', '-y', '-xx', '-s', '8192', '-o', log, '-e',
                    'trace=pwrite64,fdatasync,fsync,ftruncate,write', terminals, site, '1', '2'], check=True, env=env,
                   stdout=subprocess.PIPE)
    calls = []
    with open(log, encoding='latin-1') as file:
        for line in file:
            match = CALL.match(line)
            if match is None or int(match.group(5)) < 0:
                continue
            kind, number, path, rest = match.group(1), match.group(2), match.group(3), match.group(4) or ''
            path = ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), path).encode('latin-1').decode('utf-8', 'replace')
            data = bytes(int(pair, 16) for pair in ESCAPE.findall(rest))
            if kind == 'write' and number == '1':
                calls.append(('ack', '', 0, data.decode().split('\t')[2].strip()))
            elif kind == 'pwrite64' and '/site.db' in path and not path.endswith(('-lock', '-shm')):
                calls.append(('write', path, int(rest.rsplit(', ', 1)[1]), data))
            elif kind == 'ftruncate' and '/site.db' in path and not path.endswith(('-lock', '-shm')):
                calls.append(('cut', path, int(rest), b''))
            elif kind in ('fdatasync', 'fsync'):
                calls.append(('sync', path, 0, b''))
    return calls


def apply(files, call):
    kind, path, offset, data = call
    content = files.setdefault(os.path.basename(path), bytearray())
    if kind == 'cut':
        del content[offset:]
    else:
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset:offset + len(data)] = data


def states(calls, start):
    """(files, numbers acknowledged) of `rounds` moments at which the power goes."""
    for moment in sorted(dice.sample(range(len(calls)), min(rounds, len(calls)))):
        files, pending, acknowledged = {name: bytearray(data) for name, data in start.items()}, [], []
        for call in calls[:moment]:
            if call[0] == 'ack':
                acknowledged.append(call[3])
            elif call[0] == 'sync':
                for written in [c for c in pending if c[1] == call[1]]:
                    apply(files, written)
                pending = [c for c in pending if c[1] != call[1]]
            else:
                pending.append(call)
        for written in [c for c in pending if dice.random() < 0.5]:
            apply(files, written)
        if pending and pending[-1][0] == 'write':  # half of the last one reached the disk
            kind, path, offset, data = pending[-1]
            apply(files, (kind, path, offset, data[:dice.randrange(0, len(data), 512) if len(data) > 512 else 0]))
        yield files, acknowledged


def cut(folder):
    site = make_site(folder)
    start = {name: open(f'{folder}/{name}', 'rb').read() for name in os.listdir(folder) if not name.endswith(('-lock', '-shm'))}
    calls = record(folder, site)
    tried, after = 0, f'{folder}/after'
    for files, acknowledged in states(calls, start):
        shutil.rmtree(after, ignore_errors=True)
        os.mkdir(after, 0o700)
        for name, data in files.items():
            with open(f'{after}/{name}', 'wb') as file:
                file.write(data)
        os.chmod(f'{after}/site.db', 0o600)
        if run(f'{after}/site.db', 'check', check=False).returncode != 0:
            fail('cut', f'the file is not sound at moment {tried}', after)
        lost = set(acknowledged) - set(visits(f'{after}/site.db'))
        if lost:
            fail('cut', f'{len(lost)} acknowledged saves are gone at moment {tried}', after)
        tried += 1
    print(f'cut   {tried} moments of {len(calls)} recorded calls: nothing acknowledged was lost')


parts = {'kill': kill, 'sale': sale, 'cut': cut}
for part in [parts[name] for name in sys.argv[3:] or parts]:
    place = tempfile.mkdtemp(prefix='anchang-')
    part(place)
    shutil.rmtree(place)
