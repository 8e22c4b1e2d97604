"""What the sheets of a report are called and where their figures stand in its JSON: the contract that
readers of the workbooks rely on, written down here a second time."""

SHEETS = {
    'daily': '日报总览 今日成交 来访明细 渠道分析 顾问业绩 销控表 待办预警 明日计划 口径'.split(),
    'weekly': '周报总览 每日走势 渠道分析 顾问业绩 户型分析 按揭与应收 口径'.split(),
    'monthly': '月报总览 每日走势 渠道分析 顾问业绩 户型分析 按揭与应收 口径'.split(),
}
CHARTS = {'daily': 7, 'weekly': 12, 'monthly': 12}

# Label in column A -> key; what divides it (fen and 0.01 m² are shown in yuan and m²).
FLOW = {
    '来电(组)': 'calls', '首电': 'first_calls', '来访(组)': 'visits', '首访': 'first_visits',
    '复访': 'return_visits', '到访人数': 'visitors', '认筹': 'tickets_opened', '退筹': 'tickets_refunded',
    '认购毛套数': 'sub_gross_sets', '认购毛面积(㎡)': 'sub_gross_area_dm2',
    '认购毛金额(元)': 'sub_gross_amount_fen', '退认购套数': 'sub_cancel_sets',
    '退认购金额(元)': 'sub_cancel_amount_fen', '认购变更差额(元)': 'change_amount_fen',
    '净认购套数': 'sub_net_sets', '净认购面积(㎡)': 'sub_net_area_dm2',
    '净认购金额(元)': 'sub_net_amount_fen', '签约毛套数': 'sign_gross_sets',
    '签约毛面积(㎡)': 'sign_gross_area_dm2', '签约毛金额(元)': 'sign_gross_amount_fen',
    '退签约套数': 'sign_cancel_sets', '退签约金额(元)': 'sign_cancel_amount_fen',
    '签约变更差额(元)': 'sign_change_amount_fen', '净签约套数': 'sign_net_sets',
    '净签约面积(㎡)': 'sign_net_area_dm2', '净签约金额(元)': 'sign_net_amount_fen',
    '网签套数': 'online_signed_sets', '备案套数': 'filed_sets', '回款定金(元)': 'collect_deposit_fen',
    '回款首付房款(元)': 'collect_down_fen', '回款商贷(元)': 'collect_loan_commercial_fen',
    '回款公积金(元)': 'collect_loan_fund_fen', '回款其他(元)': 'collect_other_fen',
    '退款(元)': 'collect_refund_fen', '回款合计(元)': 'collect_total_fen',
}
RATIO = {'首访转化率': ('sub_gross_sets', 'first_visits', 1, 'conv_first'),
         '来访转化率': ('sub_gross_sets', 'visits', 1, 'conv_visit'),
         '退房率': ('sub_cancel_sets', 'sub_gross_sets', 1, 'cancel_rate'),
         '认购均价(元/㎡)': ('sub_gross_amount_fen', 'sub_gross_area_dm2', 100, 'avg_price_sub_fen_m2'),
         '签约均价(元/㎡)': ('sign_gross_amount_fen', 'sign_gross_area_dm2', 100, 'avg_price_sign_fen_m2')}
STOCK = {
    '有效认筹存量': 'tickets_open', '已推套数': 'launched_sets', '已售套数': 'sold_sets',
    '待售套数': 'available_sets', '保留套数': 'held_sets', '待售面积(㎡)': 'available_area_dm2',
    '待售货值(元)': 'available_value_fen', '推售去化率': 'sell_through_launched',
    '整盘去化率': 'sell_through_all', '去化周期(月)': 'months_of_supply', '认购未签约': 'sub_unsigned',
    '逾期未签': 'sub_unsigned_overdue', '已签未备案': 'signed_unfiled', '逾期未备案': 'unfiled_overdue',
    '按揭未放款笔数': 'loan_undisbursed_deals', '按揭未放款金额(元)': 'loan_undisbursed_fen',
    '逾期应收笔数': 'receivable_overdue_rows', '逾期应收金额(元)': 'receivable_overdue_fen',
    '逾期跟进': 'followups_overdue', '低库存物料': 'items_low', '缺货物料': 'items_out',
    '未结客诉': 'complaints_open',
}
ORDER = ('来电(组) 首电 来访(组) 首访 复访 到访人数 认筹 退筹 有效认筹存量 认购毛套数 认购毛面积(㎡) '
         '认购毛金额(元) 退认购套数 退认购金额(元) 认购变更差额(元) 净认购套数 净认购面积(㎡) 净认购金额(元) '
         '认购均价(元/㎡) 签约毛套数 签约毛面积(㎡) 签约毛金额(元) 退签约套数 退签约金额(元) 签约变更差额(元) '
         '净签约套数 净签约面积(㎡) 净签约金额(元) 签约均价(元/㎡) 网签套数 备案套数 回款定金(元) '
         '回款首付房款(元) 回款商贷(元) 回款公积金(元) 回款其他(元) 退款(元) 回款合计(元) 首访转化率 '
         '来访转化率 退房率').split()

# Heading -> column of the JSON, or how it is made of two others.
HEADINGS = {
    'daily': [('今日', 'day'), ('昨日', 'prev'), ('环比', ('change', 'day', 'prev')), ('本周累计', 'week'),
              ('本月累计', 'month'), ('月目标', 'target'), ('完成率', ('rate', 'month', 'target')),
              ('本年累计', 'year'), ('年目标', 'year_target'), ('年完成率', ('rate', 'year', 'year_target')),
              ('项目累计', 'total')],
    'weekly': [('本周', 'cur'), ('上周', 'prev'), ('环比', ('change', 'cur', 'prev')), ('本月累计', 'month'),
               ('本年累计', 'year'), ('项目累计', 'total')],
    'monthly': [('本月', 'cur'), ('上月', 'prev'), ('环比', ('change', 'cur', 'prev')),
                ('去年同月', 'last_year'), ('同比', ('change', 'cur', 'last_year')), ('本年累计', 'year'),
                ('项目累计', 'total')],
}
TARGETS = {'来访': 'visits', '认购套数': 'sub_net_sets', '认购金额': 'sub_net_amount_fen',
           '签约套数': 'sign_net_sets', '签约金额': 'sign_net_amount_fen', '回款': 'collect_total_fen'}

# The two periods of the tables, and which totals must equal the flow.
PERIODS = {'daily': (('今日', 'day'), ('本月', 'month')), 'weekly': (('本周', 'cur'), ('本月', 'month')),
           'monthly': (('本月', 'cur'), ('本年', 'year'))}
TABLE = {'来电': 'calls', '首访': 'first_visits', '复访': 'return_visits', '认筹': 'tickets_opened',
         '跟进': 'followups', '认购毛套数': 'sub_gross_sets', '净认购套数': 'sub_net_sets',
         '净认购金额': 'sub_net_amount_fen', '净签约套数': 'sign_net_sets',
         '净签约金额': 'sign_net_amount_fen', '回款': 'collect_total_fen'}
DAYS = {'来电(组)': 'calls', '首电': 'first_calls', '来访(组)': 'visits', '首访': 'first_visits',
        '复访': 'return_visits', '跟进': 'followups', '认筹': 'tickets_opened',
        '认购毛套数': 'sub_gross_sets', '净认购套数': 'sub_net_sets', '净认购金额': 'sub_net_amount_fen',
        '净签约套数': 'sign_net_sets', '净签约金额': 'sign_net_amount_fen', '回款': 'collect_total_fen'}


def scaled(key, value):
    """The number of a key as a sheet shows it."""
    shown = value is not None and ('_fen' in key or '_dm2' in key)
    return value / 100 if shown else value
