"""workbook_check.py KIND WORKBOOK JSON DATA: the workbook holds exactly the figures of the report, its
sheets, formulas with cached values, charts and print set-up; nothing of a person in clear."""
import csv
import glob
import json
import re
import sys
import zipfile

import openpyxl

import workbook_formula
from workbook_labels import (CHARTS, DAYS, FLOW, HEADINGS, ORDER, PERIODS, RATIO, SHEETS, STOCK, TABLE,
                             TARGETS, scaled)

HEADER = 4  # the row of the headings

faults = []


def expect(name, wanted, got, tolerance=1e-6):
    if isinstance(wanted, (int, float)) and isinstance(got, (int, float)):
        if abs(wanted - got) <= tolerance:
            return
    elif wanted == got:
        return
    faults.append((name, 'wanted', wanted, 'got', got))


def rows_of(folder, register):
    with open(f'{folder}/{register}.csv', encoding='utf-8-sig') as file:
        return list(csv.DictReader(file))


def headings(sheet, row=HEADER, first=1):
    found = {}
    for column in range(first, sheet.max_column + 1):
        text = sheet.cell(row, column).value
        if text is None:
            break
        found[text] = column
    return found


def labels(sheet, column=1):
    found = {}
    for row in range(HEADER + 1, sheet.max_row + 1):
        found.setdefault(sheet.cell(row, column).value, row)
    found.pop(None, None)
    return found


# The overview

def year_targets(folder, report):
    sums = {}
    for row in rows_of(folder, 'targets'):
        if row['月份'][:4] == report['to'][:4] and not row['顾问']:
            key = TARGETS[row['指标']]
            # the last of two rows of a month counts
            sums.setdefault(key, {})[row['月份']] = float(row['目标值'])
    return {key: sum(months.values()) for key, months in sums.items()}


def figure(report, targets, label, column):
    """A figure in yuan, m², per one; None where it is not defined."""
    if label in RATIO:
        over, under, factor, _ = RATIO[label]
        if column in ('target', 'year_target'):
            return None
        a, b = report['flow'][over][column], report['flow'][under][column]
        return None if b == 0 else round_half(a * factor, b) / 100 if factor > 1 else a / b
    key = FLOW[label]
    if column in ('target', 'year_target'):
        return targets[column].get(key)
    return scaled(key, report['flow'][key][column])


def round_half(a, b):
    sign = -1 if (a < 0) != (b < 0) else 1
    return sign * ((2 * abs(a) + abs(b)) // (2 * abs(b)))


def made_of(report, targets, label, how):
    if isinstance(how, str):
        return figure(report, targets, label, how)
    kind, over, under = how
    a, b = figure(report, targets, label, over), figure(report, targets, label, under)
    if a is None or not b:
        return None
    return (a - b) / b if kind == 'change' else a / b


def check_overview(kind, sheet, report, folder):
    month = {TARGETS[t['metric']]: scaled(TARGETS[t['metric']], t['month_target'])
             for t in report['targets']}
    targets = {'target': month, 'year_target': year_targets(folder, report)}
    columns, lines = headings(sheet), labels(sheet)
    expect('headings', ['指标'] + [h for h, _ in HEADINGS[kind]], list(columns))
    expect('labels', ORDER, list(lines)[:len(ORDER)])
    expect('all labels', set(ORDER) | set(STOCK), set(lines))
    for label, row in lines.items():
        for nth, (heading, how) in enumerate(HEADINGS[kind]):
            got = sheet.cell(row, columns[heading]).value
            if label in STOCK:
                wanted = scaled(STOCK[label], report['stock'][STOCK[label]])
                wanted = (wanted if wanted is not None else '—') if nth == 0 else None
            else:
                wanted = made_of(report, targets, label, how)
                wanted = '—' if wanted is None else wanted
            expect(f'{label} × {heading}', wanted, got, 1e-6)
    for label, (_, _, factor, key) in RATIO.items():
        for heading, how in HEADINGS[kind]:
            if how in report['ratio'][key] and factor == 1:
                expect(key, report['ratio'][key][how], made_of(report, targets, label, how))


# The tables

def check_total(kind, sheet, report, keys):
    row = labels(sheet)['合计']
    for heading, column in headings(sheet).items():
        for name, period in PERIODS[kind]:
            key = keys.get(heading.removeprefix(name)) if heading.startswith(name) else None
            if key is not None:
                expect(f'{sheet.title} {heading}', scaled(key, report['flow'][key][period]),
                       sheet.cell(row, column).value)


def check_rows(kind, sheet, rows, keys):
    """Each row of a by_ table, its name in column A."""
    lines = labels(sheet)
    for row in rows:
        for heading, column in headings(sheet).items():
            for name, period in PERIODS[kind]:
                key = keys.get(heading.removeprefix(name)) if heading.startswith(name) else None
                if key in row:
                    expect(f'{sheet.title} {row["name"]} {heading}', scaled(key, row[key][period]),
                           sheet.cell(lines[row['name']], column).value)


def check_shares(sheet):
    row = labels(sheet)['合计']
    for heading, column in headings(sheet).items():
        if heading.endswith('占比'):
            parts = [sheet.cell(r, column).value for r in range(HEADER + 1, row)]
            if '—' not in parts and parts:
                expect(f'{sheet.title} {heading}', 1000, round(sum(parts) * 1000, 6))
                expect(f'{heading} tenths', parts, [round(p, 3) for p in parts])


def check_days(sheet, report):
    columns, lines = headings(sheet), labels(sheet)
    for day in report['days']:
        for heading, key in DAYS.items():
            expect(f'{day["date"]} {heading}', scaled(key, day[key]),
                   sheet.cell(lines[day['date']], columns[heading]).value)
    for heading, key in DAYS.items():
        expect(f'days {heading}', scaled(key, report['flow'][key]['cur']),
               sheet.cell(lines['合计'], columns[heading]).value)


def check_deals(sheet, report):
    columns, flow = headings(sheet), report['flow']
    wanted = {'认购合计': ('sub_gross_sets', 'sub_gross_area_dm2', 'sub_gross_amount_fen'),
              '签约合计': ('sign_gross_sets', 'sign_gross_area_dm2', 'sign_gross_amount_fen'),
              '退房合计': ('sub_cancel_sets', 'sub_cancel_area_dm2', 'sub_cancel_amount_fen'),
              '变更合计': (None, 'change_area_dm2', 'change_amount_fen')}
    lines = labels(sheet, columns['类型'])
    for label, (sets, area, amount) in wanted.items():
        got = [sheet.cell(lines[label], columns[h]).value if label in lines else 0
               for h in ('序号', '建筑面积(㎡)', '成交总价(元)')]
        if sets is not None:
            expect(label, flow[sets]['day'], got[0])
        expect(label, flow[area]['day'] / 100, got[1])
        expect(label, flow[amount]['day'] / 100, got[2])


def check_visits(sheet, report):
    columns, lines = headings(sheet), labels(sheet)
    if '合计' in lines:
        expect('来访明细 组', report['flow']['visits']['day'], sheet.cell(lines['合计'], columns['类型']).value)
        expect('来访明细 人', report['flow']['visitors']['day'],
               sheet.cell(lines['合计'], columns['人数']).value)
    else:
        expect('来访明细', 0, report['flow']['visits']['day'])


def check_units(sheet, report):
    lines, stock = labels(sheet), report['stock']
    sets = {label: sheet.cell(lines[label], 3).value for label in
            ('未推', '待售', '保留', '认购', '已签约', '已备案', '不可售', '合计')}
    expect('待售', stock['available_sets'], sets['待售'])
    expect('待售面积', stock['available_area_dm2'] / 100, sheet.cell(lines['待售'], 4).value)
    expect('待售货值', stock['available_value_fen'] / 100, sheet.cell(lines['待售'], 5).value)
    expect('保留', stock['held_sets'], sets['保留'])
    expect('已售', stock['sold_sets'], sets['认购'] + sets['已签约'] + sets['已备案'])
    drawn = {}
    for row in sheet.iter_rows(min_row=HEADER + 1, min_col=9):
        for cell in row:
            match = re.fullmatch(r'\S+ ([未待留认签备禁])', str(cell.value))
            if match:
                drawn.setdefault(match.group(1), set()).add(cell.fill.fgColor.rgb)
                sets['合计'] -= 1
    expect('units drawn', 0, sets['合计'])
    expect('one colour a state', True, all(len(fills) == 1 for fills in drawn.values()))
    expect('a colour of its own', len(drawn), len(set.union(set(), *drawn.values())))


def summary(sheet):
    column = next(c for c in range(11, 20) if sheet.cell(HEADER + 1, c).value == '类别')
    return {sheet.cell(row, column).value: (sheet.cell(row, column + 1).value,
                                            sheet.cell(row, column + 2).value)
            for row in range(HEADER + 2, sheet.max_row + 1) if sheet.cell(row, column).value}


def check_todo(sheet, report):
    sums, stock = summary(sheet), report['stock']
    late = [sums[name] for name in ('认购未付定金', '签约未付定金', '认购欠房款', '签约欠房款')]
    expect('应收逾期', stock['receivable_overdue_rows'], sum(count for count, _ in late))
    expect('应收逾期', stock['receivable_overdue_fen'] / 100, sum(amount for _, amount in late))
    expect('贷款未放', (stock['loan_undisbursed_deals'], stock['loan_undisbursed_fen'] / 100), sums['贷款未放'])
    for label, key in (('逾期未签', 'sub_unsigned_overdue'), ('逾期未备案', 'unfiled_overdue'),
                       ('跟进逾期', 'followups_overdue'), ('低库存', 'items_low'), ('缺货', 'items_out')):
        expect(label, stock[key], sums[label][0])
    for label, (count, _) in sums.items():
        listed = sum(1 for row in range(HEADER + 1, sheet.max_row + 1) if sheet.cell(row, 1).value == label)
        expect(f'{label} rows', min(count, 300), listed) if label != '合计' else None


def check_money(sheet, report):
    stock = report['stock']
    totals = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == '合计']
    stages, ages, dues, approvals = ([sheet.cell(row, c).value for c in (2, 3)] for row in totals)
    expect('按揭阶段', stock['loan_undisbursed_fen'] / 100, stages[1])
    expect('未放款账龄', [stock['loan_undisbursed_deals'], stock['loan_undisbursed_fen'] / 100], ages)
    rows = {sheet.cell(row, 1).value: sheet.cell(row, 3).value for row in range(1, totals[0])}
    waiting = sum(rows[stage] for stage in ('批贷', '抵押登记', '待放款', '部分放款'))
    expect('未放款账龄(批贷起)', waiting, approvals[1])
    expect('逾期应收账龄', [stock['receivable_overdue_rows'], stock['receivable_overdue_fen'] / 100], dues)


def check_tables(kind, book, report):
    for name, key in (('渠道分析', 'by_source'), ('顾问业绩', 'by_consultant'), ('户型分析', 'by_layout')):
        if name in book.sheetnames:
            check_total(kind, book[name], report, TABLE)
            check_rows(kind, book[name], report[key], TABLE)
            check_shares(book[name])
    if kind == 'daily':
        check_deals(book['今日成交'], report)
        check_visits(book['来访明细'], report)
        check_units(book['销控表'], report)
        check_todo(book['待办预警'], report)
    else:
        check_days(book['每日走势'], report)
        check_money(book['按揭与应收'], report)


# The file

def check_pages(book):
    for sheet in book:
        expect(f'{sheet.title} paper', ('9', 'landscape'),
               (str(sheet.page_setup.paperSize), sheet.page_setup.orientation))
        expect(f'{sheet.title} fits', True, sheet.sheet_properties.pageSetUpPr.fitToPage)
        expect(f'{sheet.title} frozen', True, sheet.freeze_panes is not None)
        if sheet.cell(HEADER, 2).value and sheet.title not in ('销控表', '按揭与应收'):
            expect(f'{sheet.title} repeats', f'${HEADER}:${HEADER}',
                   (sheet.print_title_rows or '').split('!')[-1])


def people(folder):
    phones, names, ids = set(), set(), set()
    for file in glob.glob(folder + '/*.csv'):
        with open(file, encoding='utf-8-sig') as text:
            for row in csv.DictReader(text):
                if file.endswith(('consultants.csv', 'staff.csv', 'units.csv', 'items.csv')):
                    continue
                phones.update(v for h, v in row.items() if '手机' in h and v and v[:1].isdigit())
                names.update(v for h, v in row.items() if '姓名' in h and v and len(v) > 1)
                ids.update(v for h, v in row.items() if h == '证件号码' and v)
    phones = {re.sub(r'\D', '', p) for p in phones}
    staff = {row['姓名'] for row in rows_of(folder, 'consultants')}
    return phones, names - staff, ids


def check_masks(path, book, folder):
    phones, names, ids = people(folder)
    with zipfile.ZipFile(path) as file:
        for part in file.namelist():
            text = file.read(part).decode('utf-8')
            for found in re.findall(r'(?<![\d.])1[3-9]\d{9}(?!\d)', text):
                faults.append((part, 'a phone in clear', found))
            for found in [p for p in phones if len(p) > 6 and p in text] + [i for i in ids if i in text]:
                faults.append((part, 'in clear', found))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value in names:
                    faults.append((sheet.title, cell.coordinate, 'a name in clear'))
    expect('people to look for', True, len(phones) > 3 and len(names) > 3)


def check_file(kind, path, formulas, values):
    with zipfile.ZipFile(path) as file:
        charts = [n for n in file.namelist() if n.startswith('xl/charts/chart')]
        expect('charts', CHARTS[kind], len(charts))
        expect('links', [], [n for n in file.namelist() if 'external' in n.lower()])
    count = 0
    for name in formulas.sheetnames:
        found, number = workbook_formula.check(name, formulas[name], values[name])
        faults.extend(found)
        count += number
    expect('formulas', True, count > 100)


def main():
    kind, path, report_path, folder = sys.argv[1:5]
    with open(report_path, encoding='utf-8') as file:
        report = json.load(file)
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    expect('sheets', SHEETS[kind], values.sheetnames)
    check_overview(kind, values[SHEETS[kind][0]], report, folder)
    check_tables(kind, values, report)
    check_file(kind, path, formulas, values)
    check_pages(formulas)
    check_masks(path, values, folder)
    for fault in faults[:20]:
        print(path, *fault)
    print(f'{kind}: {len(faults)} faults')
    return 1 if faults else 0


sys.exit(main())
