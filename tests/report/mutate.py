"""mutate.py FOLDER OUT SEED: another history from exported registers. What a clerk leaves out, writes late or
enters twice is put in at random, within what the rules allow."""
import csv
import datetime as dt
import glob
import os
import random
import sys

folder, out, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
rng = random.Random(seed)


def read(name):
    with open(f'{folder}/{name}.csv', encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def shift(text, low, high):
    return str(dt.date.fromisoformat(text) + dt.timedelta(days=rng.randint(low, high))) if text else text


def visits(rows):
    seen = set()
    for row in rows:
        if rng.random() < 0.3:
            row['到访时间'] = row['离开时间'] = ''
        if rng.random() < 0.2:
            row['到访人数'] = ''
        if rng.random() < 0.06:
            row['到访类型'] = '非购房'
        key = (row['到访日期'], row['到访时间'], row['手机'])
        if key not in seen or row['手机'] == '未留电':
            seen.add(key)
            yield row
            if rng.random() < 0.05:  # came again on the same day
                again = dict(row, 到访时间='20:15', 离开时间='', 意向户型='两室两厅')
                if (again['到访日期'], '20:15', again['手机']) not in seen:
                    seen.add((again['到访日期'], '20:15', again['手机']))
                    yield again


def calls(rows):
    for row in rows:
        if rng.random() < 0.3:
            row['来电时间'] = ''
        yield row
        if rng.random() < 0.1:
            yield dict(row, 来电时间='20:%02d' % rng.randint(0, 59), 认知途径='户外广告')


def followups(rows):
    for row in rows:
        row['有效'] = rng.choice('是是否')
        if rng.random() < 0.4:
            row['下次跟进日期'] = shift(row['跟进日期'], 0, 20) if rng.random() < 0.7 else ''
        yield row


def subscriptions(rows):
    for row in rows:
        row['约定签约日期'] = shift(row['认购日期'], 0, 20) if rng.random() < 0.5 else ''
        yield row


def receipts(rows):
    for row in rows:
        if rng.random() < 0.1:
            continue
        row['到账日期'] = shift(row['到账日期'], 0, 15)
        if row['转款'] != '是' and rng.random() < 0.05:
            row['转款'] = '是'
        yield row


def units(rows):
    for row in rows:
        if row['状态'] == '待售' and rng.random() < 0.1:
            row['推盘日期'] = ''
        yield row


def contracts(rows):
    for row in rows:
        if rng.random() < 0.2:
            row['网签日期'] = row['网签合同号'] = ''
        yield row


def loans(rows):
    for row in rows:
        if rng.random() < 0.15:
            row['放款日期'] = row['放款金额'] = ''
        if rng.random() > 0.08:
            yield row


def changes(rows):
    signed = {row['认购编号']: row['签约日期'] for row in read('contracts')}
    for row in rows:
        if row['变更类型'] in ('价格变更', '延期付款') and rng.random() < 0.6 and signed.get(row['认购编号']):
            row['执行日期'] = max(row['申请日期'], shift(signed[row['认购编号']], 0, 3))  # on the day of signing
        if row['变更类型'] == '延期付款':
            row['新约定日期'] = shift(row['申请日期'], 5, 60)
        yield row


for path in glob.glob(f'{folder}/*.csv'):
    name = os.path.basename(path)[:-4]
    rows = read(name)
    if not rows:
        continue
    change = globals().get(name)
    rows = list(change(rows)) if change else rows
    with open(f'{out}/{name}.csv', 'w', encoding='utf-8', newline='') as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
