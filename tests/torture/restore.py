"""restore.py BUILD [STRIDE]: a restore killed at every STRIDE-th of its system calls (1) from the first that names the
site; calls that only read are left out, for there the files are as at the next one that writes. Afterwards the site opens and is sound, and holds all old rows, those of its log too, or all new ones;
with the new ones there is a kept file with all the old ones; a second restore succeeds and leaves nothing half-done.
Twins with a planted fault (a restore.c patched and linked here) must be caught, or the harness does not count.
Prints a line; the first failure ends it with status 1."""
import collections
import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

build, stride = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
env = dict(os.environ, ANCHANG_TODAY='2026-11-22 14:05', LANG='C.UTF-8', ASAN_OPTIONS='detect_leaks=0')
OLD, NEW = 302, 1  # calls in the site, in the backup: so many that the log alone does not hold all of them
WRITING = re.compile('p?write|ftruncate|rename|unlink|f(data)?sync|openat|fchown|flock')
EXCHANGE = 'renameat2(AT_FDCWD, job->kept.data, AT_FDCWD, job->site, RENAME_EXCHANGE) == 0'
TWINS = {  # name: (text of restore.c, what stands there instead), …
    'two renames': [(EXCHANGE, '(rename(job->kept.data, job->fresh.data) == 0 && '
                               'rename(job->site, job->kept.data) == 0 && rename(job->fresh.data, job->site) == 0)')],
    'log left behind': [('clear_way(job) && swap(job)', 'swap(job) && clear_way(job)'),
                        ('fold_and_hold(old) : result', '(void)fold_and_hold, SQLITE_OK : result')],
    'nothing kept': [(EXCHANGE, 'rename(job->kept.data, job->site) == 0')],
}


class Torn(Exception):
    pass


def run(program, site, *words, check=True):
    return subprocess.run([program, '--db', site, *words], capture_output=True, text=True, check=check, env=env)


def rows(program, path):
    """The calls that a file holds with its log; a copy is asked."""
    with tempfile.TemporaryDirectory() as folder:
        for tail in ('', '-wal'):
            if os.path.exists(path + tail):
                shutil.copy(path + tail, f'{folder}/asked.db{tail}')
        out = run(program, f'{folder}/asked.db', 'export', 'calls', '--format', 'json', check=False)
        return out.stdout.count('"id"') if out.returncode == 0 else -1


def call(program, site, number, *before):
    subprocess.run([*before, program, '--db', site, 'do', 'call.register', f'phone=1380000000{number}', 'source=抖音'],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, check=not before)


def make(program, folder):
    """A site whose last row is in its log alone, and a backup with the first."""
    site = f'{folder}/site.db'
    run(program, site, 'init', '--project', '考验')
    call(program, site, 1)
    run(program, site, 'backup', f'{folder}/backup.db')
    with open(f'{folder}/calls.csv', 'w', encoding='utf-8') as file:
        file.write('来电日期,手机,认知途径\n' + ''.join(f'2026-11-20,1390000{n:04},抖音\n' for n in range(300)))
    run(program, site, 'import', 'calls', f'{folder}/calls.csv')
    call(program, site, 3, 'strace', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', '-e',
         'inject=fdatasync:signal=KILL:when=4')
    if os.path.getsize(f'{site}-wal') == 0 or rows(program, site) != OLD:
        raise SystemExit('restore: the site has no row in its log')
    os.mkdir(f'{folder}/start')
    for tail in ('', '-wal'):
        shutil.copy(site + tail, f'{folder}/start/site.db{tail}')


def settle(folder):
    for name in glob.glob(f'{folder}/site.db*'):
        os.remove(name)
    for name in os.listdir(f'{folder}/start'):
        shutil.copy(f'{folder}/start/{name}', f'{folder}/{name}')


def calls(program, folder):
    """(name, which of this name) of each system call from the first that names the site."""
    settle(folder)
    subprocess.run(['strace', '-qq', '-o', f'{folder}/trace', program, '--db', f'{folder}/site.db', 'restore',
                    f'{folder}/backup.db', '--yes'], check=True, env=env, capture_output=True)
    seen, found, started = collections.Counter(), [], False
    with open(f'{folder}/trace', encoding='latin-1') as file:
        for line in file:
            match = re.match(r'(\w+)\(', line)
            if match is None:
                continue
            name = match.group(1)
            seen[name] += 1
            started = started or (name != 'execve' and f'{folder}/site.db' in line)
            if started and WRITING.match(name):
                found.append((name, seen[name]))
    return found


def look(program, folder, killed):
    site = f'{folder}/site.db'
    if not os.path.exists(site):
        raise Torn('the site is gone')
    # A reader's check, then a writer: what the one leaves the other must not need.
    if run(program, site, 'check', check=False).returncode != 0:
        raise Torn('the site is not sound')
    found = rows(program, site)
    kept = [name for name in glob.glob(f'{site}.before-restore-*') if not name.endswith(('-wal', '-journal'))]
    if found not in (OLD, NEW):
        raise Torn(f'the site holds {found} rows')
    if found == NEW and OLD not in [rows(program, name) for name in kept]:
        raise Torn('the old rows are nowhere')
    if not killed and found != NEW:
        raise Torn('it ended well and restored nothing')
    again = run(program, site, 'restore', f'{folder}/backup.db', '--yes', check=False)
    if again.returncode != 0 or rows(program, site) != NEW or os.path.exists(f'{site}.restoring'):
        raise Torn(f'a second restore fails: {again.stderr}')


def sweep(program, folder, places):
    for name, number in places:
        settle(folder)
        work = subprocess.run(['strace', '-qq', '-o', '/dev/null', '-e', f'trace={name}', '-e',
                               f'inject={name}:signal=KILL:when={number}', program, '--db', f'{folder}/site.db', 'restore',
                               f'{folder}/backup.db', '--yes'], env=env, capture_output=True)
        try:
            look(program, folder, work.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL))
        except Torn as torn:
            raise Torn(f'killed at {name} {number}: {torn}') from None


def twin(folder, patches):
    """The program with another restore.c: its object comes before the library's."""
    with open('src/db/restore.c', encoding='utf-8') as file:
        source = file.read()
    for old, new in patches:
        if source.count(old) != 1:
            raise SystemExit(f'restore: {old} is not in src/db/restore.c once: the twin must follow it')
        source = source.replace(old, new)
    with open(f'{folder}/restore.c', 'w', encoding='utf-8') as file:
        file.write(source)
    with open('Makefile', encoding='utf-8') as file:
        packages = re.search(r'^PACKAGES := (.*)$', file.read(), re.M).group(1).split()
    libraries = subprocess.run(['pkg-config', '--libs', *packages], capture_output=True, text=True, check=True).stdout.split()
    extra = ['-fsanitize=address,undefined'] if build.endswith('asan') else []
    subprocess.run([os.environ.get('CC', 'cc'), '-std=c17', '-O1', '-w', '-D_GNU_SOURCE', '-Iinclude', *extra, '-o',
                    f'{folder}/twin', f'{folder}/restore.c', f'{build}/app/main.o', f'{build}/libanchang.a', *libraries,
                    '-lxlsxwriter', '-lm'], check=True)
    return f'{folder}/twin'


def main():
    folder = tempfile.mkdtemp(prefix='anchang-')
    program = f'{build}/anchang'
    make(program, folder)
    places = calls(program, folder)
    try:
        sweep(program, folder, places[::stride])
    except Torn as torn:
        raise SystemExit(f'restore: {torn}; see {folder}')
    for name, patches in TWINS.items():
        planted = twin(folder, patches)
        names = [place for place in calls(planted, folder) if re.match('rename|unlink|fsync', place[0])]
        try:
            sweep(planted, folder, names[::-1])
        except Torn:
            continue
        raise SystemExit(f'restore: the planted fault “{name}” was not caught; see {folder}')
    shutil.rmtree(folder)
    print(f'restore killed at {len(places[::stride])} system calls: 0 torn')


main()
