"""day_workbook.py WORKBOOK: the daily workbook holds the day of day_test.c and nothing else."""
import os
import sys
import warnings

try:
    import openpyxl
except ImportError:  # another python3 stands before the system's
    if sys.executable == '/usr/bin/python3':
        raise
    os.execv('/usr/bin/python3', ['/usr/bin/python3', *sys.argv])

HEADER = 4
FLOW = {  # 今日; what is not named here is zero, and so is all of yesterday
    '来电(组)': 1, '首电': 1, '来访(组)': 8, '首访': 6, '复访': 2, '到访人数': 11,
    '认购毛套数': 2, '认购毛面积(㎡)': 200, '认购毛金额(元)': 1980000,
    '净认购套数': 2, '净认购面积(㎡)': 200, '净认购金额(元)': 1980000, '认购均价(元/㎡)': 9900,
    '签约毛套数': 1, '签约毛面积(㎡)': 100, '签约毛金额(元)': 1000000,
    '净签约套数': 1, '净签约面积(㎡)': 100, '净签约金额(元)': 1000000, '签约均价(元/㎡)': 10000,
    '回款定金(元)': 50000, '回款合计(元)': 50000, '首访转化率': 0.333333, '来访转化率': 0.25,
}
STOCK = {
    '已推套数': 4, '已售套数': 4, '推售去化率': 1, '整盘去化率': 1, '去化周期(月)': '—',
    '认购未签约': 2, '已签未备案': 2, '按揭未放款笔数': 1, '按揭未放款金额(元)': 700000,
    '逾期应收笔数': 2, '逾期应收金额(元)': 300000,
}
VISITS = [  # 客户 类型 人数 渠道 顾问 结果
    ('张*', '复访', 1, '抖音', '吴洁', '认购'),
    ('陈*', '首访', 1, '抖音', '周强', '认购'),
    ('孙*', '复访', 1, '抖音', '李明', None),
    ('张*', '同日再访', 1, '抖音', '待分配', '认购'),
    ('周*', '首访', 1, '中介渠道', '李明', None),
    ('路*', '首访', 2, '中介渠道', '吴洁', None),
    ('赵*', '首访', 1, '中介渠道', '周强', None),
    ('小*', '非购房', 1, None, '待分配', None),
    ('钱*', '首访', 3, '中介渠道', '李明', None),
    ('吴*', '首访', 1, '中介渠道', '吴洁', None),
]
DEALS = [  # 类型 房号 总价 客户
    ('认购', '1-1-201', 1000000, '陈*'),
    ('认购', '1-1-202', 980000, '张*'),
    ('签约', '1-1-102', 1000000, '孙*'),
]


def rows(book, title):
    table = [row for row in book[title].iter_rows(min_row=HEADER, values_only=True)]
    names = table[0]
    return [dict(zip(names, row)) for row in table[1:] if row[0] is not None]


def same(what, wanted, got):
    if wanted != got:
        sys.exit(f'{what}: wanted {wanted}, got {got}')


def main(path):
    book = openpyxl.load_workbook(path, data_only=True)
    overview = {row['指标']: row for row in rows(book, '日报总览')}
    for label in [*FLOW, *STOCK]:
        same(label, True, label in overview)
    for label, row in overview.items():
        same(label, {**FLOW, **STOCK}.get(label, 0), row['今日'])
        same(f'{label} 昨日', True, row['昨日'] in (0, None, '—'))
    same('来访明细', VISITS, [tuple(row[key] for key in ('客户', '类型', '人数', '渠道', '顾问', '结果'))
                          for row in rows(book, '来访明细') if row['到访时间'] != '合计'])
    same('今日成交', DEALS, [tuple(row[key] for key in ('类型', '房号', '成交总价(元)', '客户'))
                         for row in rows(book, '今日成交') if row['房号'] is not None])


if __name__ == '__main__':
    warnings.simplefilter('ignore')  # openpyxl does not read our footers
    main(sys.argv[1])
