"""What leaves the command line: made visible for eyes, exact for programs, and never lost in silence."""
import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import tempfile

anchang = os.path.abspath(sys.argv[1])
work = tempfile.mkdtemp()
site = os.path.join(work, 'site.db')
environment = dict(os.environ, ANCHANG_TODAY='2026-11-22 10:00', LANG='C.UTF-8', TERM='xterm')
EVIL = 'a\x1b[2Jb\u202ec\u200bd\u2028e'
SEEN = 'aU+001B[2JbU+202EcU+200BdU+2028e'


def fail(text):
    print('say_check.py: ' + text)
    sys.exit(1)


def run(*words, **options):
    return subprocess.run([anchang, '--lang', 'zh', '--db', site, *words], cwd=work, env=environment,
                          stdin=subprocess.DEVNULL,
                          **{'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE, **options})


def on_terminal(*words):
    """What a terminal gets as stdout."""
    master, slave = pty.openpty()
    child = subprocess.Popen([anchang, '--lang', 'zh', '--db', site, *words], cwd=work, env=environment,
                             stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.PIPE)
    os.close(slave)
    got = b''
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        got += part
    child.wait()
    os.close(master)
    return got.decode().replace('\r\n', '\n')


def good(result, words):
    if result.returncode != 0:
        fail('%s: %d %s' % (' '.join(words), result.returncode, result.stderr.decode()))
    return result.stdout.decode(errors='replace')


def do(*words):
    return json.loads(good(run('do', *words), words))


def visible(text, what):
    if SEEN not in text:
        fail('%s does not show %s: %r' % (what, SEEN, text[:400]))
    for letter in text:
        if (ord(letter) < 32 and letter not in '\n\t') or letter in '\u202e\u200b\u2028\ufeff':
            fail('%s lets U+%04X through' % (what, ord(letter)))


def poison(text):
    """What no form and no file would let in; a text of old puts it right again."""
    old = {}
    db = sqlite3.connect(site)
    for table, column, where in ('customer', 'name', '1'), ('visit', 'name', '1'), \
            ('setting', 'value', "key = 'project'"):
        old[table] = db.execute('SELECT %s FROM %s WHERE %s' % (column, table, where)).fetchone()[0]
        db.execute('UPDATE %s SET %s = ? WHERE %s' % (table, column, where), (text.get(table, EVIL),))
    db.commit()
    db.close()
    return old


def make_site():
    good(run('init', '--project', '翡翠湾'), ['init'])
    do('consultant.save', 'no=001', 'name=周强')
    do('unit.save', 'building=1', 'entrance=1', 'room=101', 'floor=1', 'layout=三室', 'gross_area=100',
       'list_total=1000000', 'permit_no=1', 'permit_date=2026-01-01', 'control=待售')
    do('visit.register', 'phone=13800138000', 'name=张三', 'sex=男', 'source=抖音', 'layout=三室',
       'want_area=90', 'consultant=001')
    do('followup.add', 'phone=13800138000', 'consultant=001', 'mode=电话', 'effective=是', 'content=约看',
       'next_date=2026-11-22')


def check_eyes():
    visible(good(run('find', '13800138000'), ['find']), 'find')
    visible(good(run('today'), ['today']), 'today')
    visible(good(run('report', 'daily', '--format', 'text'), ['report']), 'report')
    good(run('report', 'daily', '--format', 'text', '-o', 'a.txt'), ['report'])
    visible(open(os.path.join(work, 'a.txt')).read(), 'a text report in a file')
    for shape in 'csv', 'json':
        exact = good(run('export', 'visits', '--format', shape), ['export'])
        if '\u202e' not in exact:
            fail('%s to a pipe is not exact' % shape)
        good(run('export', 'visits', '--format', shape, '-o', 'a.' + shape), ['export'])
        if open(os.path.join(work, 'a.' + shape), newline='').read() != exact:
            fail('%s to a file is not what the pipe got' % shape)
        on = on_terminal('export', 'visits', '--format', shape)
        visible(on if shape == 'csv' else on.replace('\\u001b', 'U+001B'), shape + ' on a terminal')


    visible(on_terminal('backup', EVIL + '.db'), 'a path on a terminal')
    if EVIL not in good(run('backup', EVIL + '2.db'), ['backup']):
        fail('a path to a pipe is not exact')


def check_messages():
    """One fault one line, whatever stands in it."""
    said = [
        (1, run('find', EVIL + '?')), (2, run('do', EVIL + '.save')), (2, run('do', 'consultant.save', EVIL + '=1')),
        (2, run(EVIL)), (2, run('today', '--' + EVIL)), (2, run('export', EVIL)), (2, run('print', EVIL, '1')),
        (3, run('import', 'visits', EVIL + '\n.csv')), (1, run('--user', EVIL, 'today')),
    ]
    for status, result in said:
        text = result.stderr.decode()
        if result.returncode != status or text.count('\n') != 1 or '\x1b' in text or '\u202e' in text:
            fail('%s: exit %d, %r' % (result.args[3:], result.returncode, text))
    with open(os.path.join(work, 'bad.csv'), 'w') as file:
        file.write('工号,姓名,"坏\n%s"\n001,周强,1\n' % EVIL)
    text = run('import', 'consultants', 'bad.csv').stderr.decode()
    visible(text, 'a heading at fault')
    if text.count('\n') != 2:
        fail('a heading with a line break: %r' % text)
    os.mkdir(os.path.join(work, 'folder'))
    open(os.path.join(work, 'folder', EVIL + '\nx'), 'w').close()
    visible(run('import', 'all', 'folder').stderr.decode(), 'a file that is ignored')


def check_names():
    """What may stand behind a command is named."""
    for words in ['export', 'xyz'], ['export'], ['import', 'xyz', 'a.csv'], ['import'], ['--help']:
        result = run(*words)
        text = (result.stderr + result.stdout).decode()
        if '可用：' not in text or 'consultants units staff' not in text:
            fail('%s does not name the registers: %s' % (words, text))
    for words, name in (['print', 'xyz', '1'], 'checklist'), (['print'], 'checklist'), \
            (['report', 'xyz'], 'weekly'), (['report'], 'weekly'):
        text = run(*words).stderr.decode()
        if '可用：' not in text or name not in text or text.count('\n') != 1:
            fail('%s does not say what there is: %s' % (words, text))


def commands():
    good(run('export', 'units', '-o', 'units.csv'), ['export'])
    yield ['--help'], ''
    yield ['--version'], ''
    yield ['do', '--list'], ''
    yield ['find', '13800138000'], ''
    yield ['today'], ''
    yield ['report', 'daily', '--format', 'json'], ''
    yield ['report', 'daily', '--format', 'text'], ''
    yield ['report', 'daily', '--format', 'xlsx', '-o', '-'], ''
    yield ['report', 'daily', '-o', 'b.xlsx'], '已写 b.xlsx'
    for shape in 'csv', 'json', 'xlsx':
        yield ['export', 'visits', '--format', shape], ''
    yield ['check'], ''
    yield ['doctor'], ''
    yield ['print', 'pricelist', '1', '-o', 'p.xlsx'], '已写 p.xlsx'
    yield ['print', 'pricelist', '1', '-o', '-'], ''
    yield ['import', 'units', 'units.csv', '--preview'], ''
    yield ['do', 'call.register', 'phone=13800138001', 'source=抖音'], '已保存 LD-2026-'
    yield ['do', 'consultant.save', 'no=002', 'name=李明'], '已保存 002'
    yield ['backup', 'backup.db'], '备份已写好'
    yield ['restore', 'backup.db', '--yes'], '已恢复'


def lost(words, done, result, where):
    text = result.stderr.decode()
    if result.returncode != 3 or text == '' or '没有写出' not in text.splitlines()[-1] or done not in text:
        fail('%s to %s: exit %d, %r' % (' '.join(words), where, result.returncode, text))


def check_lost():
    for words, done in commands():
        good(run(*words), words)
        with open('/dev/full', 'w') as full:
            lost(words, done, run(*words, stdout=full), 'a full disk')
        reader, writer = os.pipe()
        os.close(reader)
        lost(words, done, run(*words, stdout=writer), 'a pipe that nobody reads')
        os.close(writer)
        lost(words, done, run(*words, stdout=None, preexec_fn=lambda: os.close(1)), 'nowhere')
    with open(os.path.join(work, 'calls.csv'), 'w') as file:
        file.write('来电日期,手机,认知途径\n2026-11-22,13800138009,抖音\n')
    with open('/dev/full', 'w') as full:
        if run('import', 'calls', 'calls.csv', stderr=full).returncode != 3:
            fail('counts that nobody got')
    if '已存在 1' not in run('import', 'calls', 'calls.csv').stderr.decode():
        fail('an import whose counts were lost is not there')
    with open(os.path.join(work, 'half.csv'), 'w') as file:
        file.write('来电日期,手机,认知途径\n2026-11-22,13800138019,抖音\n2026-11-22,1,抖音\n')
    half = run('import', 'calls', 'half.csv', '--reject', '/dev/full')
    if half.returncode != 3 or '新增 1' not in half.stderr.decode():
        fail('rejects that could not be written: %d %s' % (half.returncode, half.stderr.decode()))
    quiet = run('import', 'calls', 'calls.csv', stderr=None, preexec_fn=lambda: os.close(2))
    if quiet.returncode != 0 or run('check').returncode != 0:
        fail('an import whose messages nobody wants')


try:
    make_site()
    clean = poison({})
    check_eyes()
    poison(clean)
    check_messages()
    check_names()
    check_lost()
finally:
    shutil.rmtree(work)
print('ok: visible, one line a message, nothing lost in silence')
