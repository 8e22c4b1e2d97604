"""sweep.py BUILD [STRIDE]: every STRIDE-th (1) read, write, sync, truncate, rename, unlink, open and malloc of twelve
journeys fails, once and then for good. Afterwards the site holds all of the journey or nothing of it, the exit status
says which, `check` is clean, and the same request again, on a healthy disk, leaves it done exactly once."""
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import fixture

build, stride = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
MALLOC_STRIDE = 200  # memory that is not there has one answer, wherever it was asked for; it is asked for a million times
KINDS = ('read', 'write', 'sync', 'truncate', 'rename', 'unlink', 'open', 'malloc')
program, journey, shim = f'{build}/anchang', f'{build}/torture/journey', f'{build}/torture/faults.so'
env = dict(os.environ, ANCHANG_TODAY='2026-11-22 14:05', LANG='C.UTF-8', MALLOC_ARENA_MAX='1')
UNKNOWN = '不知道有没有保存'


class Fault(Exception):
    pass


def saves(operation, *words):
    return lambda site, folder: [journey, site, 'request-1', operation, *words]


JOURNEYS = {
    'visit': saves('visit.register', 'phone=13812345678', 'name=贝思远', 'sex=男', 'source=自然到访', 'layout=三室两厅',
                   'want_area=100', 'consultant=01'),
    'subscribe': saves('deal.subscribe', 'unit_no=1-1-301', 'phone=13812345678', 'name=贝思远', 'total=1000000',
                       'deposit=50000', 'pay_method=商业贷款', 'consultant=01'),
    'sign': saves('deal.sign', 'deal_no=RG-2026-00001', 'contract_no=HT-9', 'down=400000', 'loan_commercial=550000'),
    'swap': saves('change.execute', 'change_no=BG-2026-00001', 'executed_on=2026-11-22'),
    'receipt': saves('receipt.post', 'deal_no=RG-2026-00001', 'kind=首付', 'amount=30000', 'arrived_on=2026-11-22'),
    'loan': saves('loan.advance', 'deal_no=RG-2026-00002', 'kind=商贷', 'docs_on=2026-11-22'),
    'import': lambda site, folder: [program, '--db', site, 'import', 'visits', f'{folder}/visits.csv'],
    'report': lambda site, folder: [program, '--db', site, 'report', 'monthly', '-o', f'{folder}/out.xlsx'],
    'export': lambda site, folder: [program, '--db', site, 'export', 'visits', '-o', f'{folder}/out.csv'],
    'backup': lambda site, folder: [program, '--db', site, 'backup', f'{folder}/out.db'],
    'restore': lambda site, folder: [program, '--db', site, 'restore', f'{folder}/kept.db', '--yes'],
    'migrate': lambda site, folder: [program, '--db', site, 'today'],
}


def run(words, **more):
    return subprocess.run(words, capture_output=True, text=True, env={**env, **more}, errors='replace')


def make_bases(folder):
    """A folder a journey: what stands on the disk before it."""
    plain = f'{folder}/plain'
    os.mkdir(plain, 0o700)
    fixture.make_site(program, env, f'{plain}/site.db')
    with open(f'{plain}/visits.csv', 'w', encoding='utf-8') as file:
        file.write(fixture.visit_rows(200))
    for name in 'out.xlsx', 'out.csv':
        with open(f'{plain}/{name}', 'w', encoding='utf-8') as file:
            file.write('old')
    for words in (['backup', f'{plain}/kept.db'], ['backup', f'{plain}/out.db'],
                  ['do', 'consultant.save', 'no=09', 'name=后来']):
        fixture.must(program, env, f'{plain}/site.db', *words)
    old = f'{folder}/old'
    os.mkdir(old, 0o700)
    fixture.make_first(f'{old}/site.db')
    return {name: old if name == 'migrate' else plain for name in JOURNEYS}


def output_of(name, folder):
    return {'report': f'{folder}/out.xlsx', 'export': f'{folder}/out.csv', 'backup': f'{folder}/out.db'}.get(name)


def whole(path):
    """A file written by a journey is one thing or the other, never a part."""
    with open(path, 'rb') as file:
        data = file.read()
    if data == b'old':
        return 'old'
    if path.endswith('.xlsx') and zipfile.ZipFile(path).testzip() is not None:
        raise Fault('a torn workbook')
    if path.endswith('.csv') and not data.endswith(b'\n'):
        raise Fault('a torn table')
    if path.endswith('.db'):
        return fixture.print_of(path)
    return len(data)


class Journey:
    def __init__(self, name, base, place):
        self.name, self.base, self.place = name, base, place
        self.folder = f'{place}/work'
        site = self.start()
        self.before = fixture.print_of(site)
        done = self.go()
        if done.returncode != 0:
            raise Fault(f'{name}: without a fault: {done.stderr}')
        self.after = fixture.print_of(site)
        self.output = output_of(name, self.folder)
        self.made = whole(self.output) if self.output else None
        with open(f'{place}/counts', encoding='utf-8') as file:
            self.counts = {kind: int(n) for kind, n in (line.split() for line in file)}

    def start(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.base, self.folder)
        return f'{self.folder}/site.db'

    def go(self, **fault):
        words = JOURNEYS[self.name](f'{self.folder}/site.db', self.folder)
        return run(words, LD_PRELOAD=shim, FAULT_BELOW=self.folder, FAULT_COUNTS=f'{self.place}/counts', **fault)

    def look(self, done):
        """What must hold after a fault."""
        if done.returncode not in (0, 3):
            raise Fault(f'exit {done.returncode}: {done.stderr.strip()[-300:]}')
        if done.returncode == 3 and not done.stderr.strip():
            raise Fault('exit 3 without a word')
        site = f'{self.folder}/site.db'
        checked = run([program, '--db', site, 'check'])
        if checked.returncode != 0:
            raise Fault(f'check: {checked.stdout}{checked.stderr}')
        held = fixture.print_of(site)
        between = self.name == 'migrate' and held['version'] > self.before['version']  # each step is whole
        if held not in (self.before, self.after) and not between:
            raise Fault(f'torn: {fixture.differ(self.before, held)}')
        self.look_at_result(done, held)

    def look_at_result(self, done, held):
        if done.returncode == 0 and held != self.after:
            raise Fault('exit 0 and nothing was stored')
        if self.output is None and done.returncode == 3 and held == self.after and self.before != self.after and \
                UNKNOWN not in done.stderr and self.name not in ('migrate', 'restore'):
            raise Fault(f'exit 3, and all was stored: {done.stderr.strip()}')
        if self.output and done.returncode == 0 and whole(self.output) != self.made:
            raise Fault('exit 0 and another file')

    def again(self):
        """The disk is healthy again, and the person tries once more."""
        done = self.go()
        held = fixture.print_of(f'{self.folder}/site.db')
        if self.name == 'restore':
            return
        if done.returncode != 0:
            raise Fault(f'again: exit {done.returncode}: {done.stderr.strip()}')
        different = fixture.differ(self.after, held)
        if self.name == 'import':  # a second import of the same rows is a request of its own
            different.pop('request', None)
        if different and self.output is None:
            raise Fault(f'again: {different}')

    def step(self, kind, at, stays):
        self.start()
        fault = {'FAULT_KIND': kind, 'FAULT_AT': str(at)}
        if stays:
            fault['FAULT_STAYS'] = '1'
        done = self.go(**fault)
        self.look(done)
        self.again()


def points(counts, offset):
    for kind in KINDS:
        every = stride * (MALLOC_STRIDE if kind == 'malloc' else 1)
        for at in range(1 + offset % every, counts[kind] + 1, every):
            for stays in (False, True):
                yield kind, at, stays


def sweep(number, name, base, place):
    os.makedirs(place, 0o700)
    faults, tried = [], 0
    try:
        tale = Journey(name, base, place)
    except Fault as err:
        return name, 0, [str(err)]
    for kind, at, stays in points(tale.counts, number * 7):
        tried += 1
        try:
            tale.step(kind, at, stays)
        except (Fault, OSError, zipfile.BadZipFile) as err:
            faults.append(f'{name}: {kind} {at}{" on" if stays else ""}: {err}')
            if len(faults) > 20:
                break
    return name, tried, faults


def main():
    with tempfile.TemporaryDirectory(prefix='anchang-') as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bases = make_bases(folder)
        jobs = [pool.submit(sweep, n, name, bases[name], f'{folder}/{name}') for n, name in enumerate(JOURNEYS)
                if len(sys.argv) < 4 or name in sys.argv[3:]]
        results = []
        for job in concurrent.futures.as_completed(jobs):
            results.append(job.result())
            print(''.join(f'{line}\n' for line in results[-1][2]), end='', flush=True)
    bad = [line for _, _, faults in results for line in faults]
    print(f'sweep {sum(tried for _, tried, _ in results)} faults in {len(results)} journeys: {len(bad)} bad')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
