"""disk.py BUILD [SIZES]: the disk fills up, at SIZES (10) amounts of room that is left: an import is there whole or not
at all, single saves are there exactly when they were acknowledged, a workbook, an export and a backup leave the old
file; each says so with status 3, and `check` is clean. Needs root, for a tmpfs of a size."""
import os
import shutil
import subprocess
import sys
import tempfile

import fixture

program, sizes = os.path.abspath(f'{sys.argv[1]}/anchang'), int(sys.argv[2]) if len(sys.argv) > 2 else 10
env = dict(os.environ, ANCHANG_TODAY='2026-11-22 14:05', LANG='C.UTF-8')
ROWS, REMARK = 9000, '备' * 2000  # more than the page cache holds, so that the disk fills long before the end
LEAST, MOST = 64 * 1024, 160 * 1024 * 1024  # room beside the site: nothing fits, everything does


def run(site, *words):
    return subprocess.run([program, '--db', site, *words], capture_output=True, text=True, env=env, errors='replace')


def visits(site):
    out = run(site, 'export', 'visits')
    return len(out.stdout.splitlines()) - 1 if out.returncode == 0 else None


class Disk:
    def __init__(self, base, room):
        self.place = tempfile.mkdtemp(prefix='anchang-disk-')
        size = sum(os.path.getsize(f'{base}/{name}') for name in os.listdir(base)) + room
        subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size + 65536}', 'tmpfs', self.place], check=True)
        for name in os.listdir(base):
            shutil.copy2(f'{base}/{name}', self.place)
        self.site = f'{self.place}/site.db'

    def __enter__(self):
        return self

    def __exit__(self, *why):
        subprocess.run(['umount', self.place], check=True)
        os.rmdir(self.place)


def expect(true, what):
    if not true:
        raise SystemExit(f'disk  {what}')


def sound(disk, what):
    """Looked at in a copy elsewhere: on the full disk not even the index of the log finds room."""
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(disk.place):
            if name.startswith('site.db') and not name.endswith('-shm'):
                shutil.copy2(f'{disk.place}/{name}', folder)
        checked = run(f'{folder}/site.db', 'check')
        expect(checked.returncode == 0, f'{what}: {checked.stdout}{checked.stderr}')
        return visits(f'{folder}/site.db')


def imports(base, rows, room):
    with Disk(base, room) as disk:
        done = run(disk.site, 'import', 'visits', rows)
        expect(done.returncode in (0, 3), f'import with {room} left: status {done.returncode}: {done.stderr[-300:]}')
        held = sound(disk, f'import with {room} left')
        expect(held == (ROWS if done.returncode == 0 else 0), f'{held} rows of an import with status {done.returncode}')
        return done.returncode


def saves(base, room):
    with Disk(base, room) as disk:
        kept = 0
        for n in range(400):
            done = run(disk.site, 'do', 'visit.register', f'phone=138{n:08}', 'name=贝思远', 'sex=男', 'source=抖音',
                       'layout=三室两厅', 'want_area=100', 'consultant=01', f'remark={REMARK}')
            expect(done.returncode in (0, 3), f'save with {room} left: status {done.returncode}: {done.stderr[-300:]}')
            if done.returncode != 0:
                break
            kept += 1
        held = sound(disk, f'saves with {room} left')
        expect(held == kept, f'{kept} saves acknowledged, {held} there')


FILES = {'m.xlsx': ('report', 'monthly', '-o'), 'u.csv': ('export', 'units', '-o'), 'b.db': ('backup',)}


def writes(base, room):
    """What is written beside the site: the old file or the new one."""
    for name, words in FILES.items():
        with Disk(base, room) as disk:
            path = f'{disk.place}/{name}'
            with open(path, 'w', encoding='utf-8') as file:
                file.write('old')
            done = run(disk.site, *words, path)
            expect(done.returncode in (0, 3), f'{words[0]} with {room} left: {done.returncode}: {done.stderr[-300:]}')
            with open(path, 'rb') as file:
                old = file.read() == b'old'
            expect(old == (done.returncode == 3), f'{words[0]} with {room} left: status {done.returncode}, old: {old}')
            sound(disk, f'{words[0]} with {room} left')


def main():
    if os.geteuid() != 0:
        print('disk  skipped: only root mounts a disk of a size')
        return
    with tempfile.TemporaryDirectory(prefix='anchang-') as folder:
        base = f'{folder}/base'
        os.mkdir(base, 0o700)
        fixture.make_site(program, env, f'{base}/site.db')
        rows = f'{folder}/visits.csv'
        with open(rows, 'w', encoding='utf-8') as file:
            file.write(fixture.visit_rows(ROWS, REMARK))
        full = 0
        for n in range(sizes):
            room = LEAST + (MOST - LEAST) * n // max(1, sizes - 1)
            full += imports(base, rows, room) == 3
            saves(base, LEAST + room // 64)
            writes(base, LEAST // 2 + room // 400)
        expect(0 < full < sizes, f'{full} of {sizes} disks were full: the sizes prove nothing')
        print(f'disk  {sizes} sizes, {full} of them full in an import: all or nothing, and said')


main()
