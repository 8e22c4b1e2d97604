"""Sites for the torture: one with a few deals on their way, one of the first version; and what a file holds."""
import pathlib
import sqlite3
import subprocess

HERE = pathlib.Path(__file__).resolve().parent.parent.parent


def must(program, env, site, *words):
    done = subprocess.run([program, '--db', site, *words], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        raise SystemExit(f'{" ".join(words)}: {done.stderr}')
    return done.stdout


def make_site(program, env, site):
    """Consultants 01 and 02, units 1-1-101 … 1-1-401; RG…1 subscribed with a swap waiting, RG…2 signed with a loan."""
    def do(*words):
        must(program, env, site, 'do', *words)

    must(program, env, site, 'init', '--project', '考验')
    for no in '01', '02':
        do('consultant.save', f'no={no}', f'name=周{no}')
    for floor in range(1, 5):
        do('unit.save', 'building=1', 'entrance=1', f'floor={floor}', f'room={floor}01', 'layout=三室两厅',
           'gross_area=100', 'list_total=1000000', 'permit_no=证1', 'permit_date=2026-01-01')
    for n in 1, 2:
        do('deal.subscribe', f'unit_no=1-1-{n}01', f'phone=1390000000{n}', f'name=客户', 'total=1000000',
           'deposit=50000', 'pay_method=商业贷款', 'consultant=01', 'sub_date=2026-11-10')
    do('deal.sign', 'deal_no=RG-2026-00002', 'sign_date=2026-11-12', 'contract_no=HT-2', 'down=400000',
       'loan_commercial=550000')
    do('loan.open', 'deal_no=RG-2026-00002', 'kind=商贷', 'bank=工商银行', 'applied=550000', 'years=30')
    do('staff.save', 'no=001', 'name=王芳', 'role=销售助理')
    must(program, env, site, '--user', '001', 'do', 'change.apply', 'deal_no=RG-2026-00001', 'kind=换房', 'applied_on=2026-11-15',
         'new_unit_no=1-1-401', 'new_total=1100000', 'reason=换大')


def visit_rows(count, remark=''):
    rows = ['到访日期,到访时间,手机,姓名,性别,认知途径,意向户型,意向面积,接待顾问,到访类型,备注']
    rows += [f'2026-11-{1 + n % 20:02},{9 + n % 9:02}:30,138{n:08},访客{n % 7},男,抖音,三室两厅,100,01,购房,{remark}'
             for n in range(count)]
    return '\n'.join(rows) + '\n'


def make_first(path):
    """A site file as the first version left it."""
    db = sqlite3.connect(path)
    data = HERE / 'data'
    for name in ['migrations/0001_site.sql', *sorted(f'seed/{p.name}' for p in (data / 'seed').glob('*.sql'))]:
        db.executescript((data / name).read_text(encoding='utf-8'))
    stamp = {'rev': 1, 'created_at': '2026-11-01T01:00:00Z', 'created_by': '王芳',
             'updated_at': '2026-11-01T01:00:00Z', 'updated_by': '王芳', 'origin': 'DESK'}

    def add(table, **row):
        row = {**row, **stamp}
        db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))

    add('consultant', no='001', name='周强', status='ACTIVE')
    add('visit', date='2026-11-20', time='10:00', phone='13800138000', name='张三丰', sex='M', party_size=2,
        source='抖音', layout='三室两厅', want_area='100', consultant='001', kind='PURCHASE', visit_no='LF-2026-00001')
    add('item', code='LS01', name='楼书', category='COLLATERAL', measure='本', min_stock=20)
    add('movement', movement_no='CK-2026-00001', date='2026-11-01', item_code='LS01', kind='RECEIPT', qty=100)
    db.execute('PRAGMA user_version = 1')
    db.execute('PRAGMA application_id = 0x414E4348')
    db.commit()
    db.close()


def print_of(path):
    """Rows and revisions of each table, and the version: equal for two files that hold the same."""
    db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    try:
        held = {'version': db.execute('PRAGMA user_version').fetchone()[0]}
        for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
            revisions = 'total(rev)' if 'rev' in columns else '0'
            held[table] = db.execute(f'SELECT count(*), {revisions} FROM "{table}"').fetchone()
        return held
    finally:
        db.close()


def differ(one, other):
    return {key: (one.get(key), other.get(key)) for key in sorted({*one, *other}) if one.get(key) != other.get(key)}
