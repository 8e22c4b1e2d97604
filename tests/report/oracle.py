"""The reports computed a second time, from the register files alone and in another way: plain loops over
CSV rows, no SQL. oracle(folder, kind, date) returns what `report KIND --date DATE --format json` must
print; oracle_check.sh compares the two on histories that no expected file exists for."""
import csv
import datetime as dt
import os
import re
import unicodedata
from collections import defaultdict
from fractions import Fraction

DAY = dt.timedelta(days=1)
ANONYMOUS = '未留电'
COLLECT = {'定金': 'collect_deposit_fen', '首付': 'collect_down_fen', '房款': 'collect_down_fen',
           '商贷放款': 'collect_loan_commercial_fen', '公积金放款': 'collect_loan_fund_fen',
           '尾款': 'collect_other_fen', '面积补差': 'collect_other_fen', '退款': 'collect_refund_fen'}
TARGETS = {'来访': 'visits', '认购套数': 'sub_net_sets', '认购金额': 'sub_net_amount_fen',
           '签约套数': 'sign_net_sets', '签约金额': 'sign_net_amount_fen', '回款': 'collect_total_fen'}
TABLE = ['first_visits', 'return_visits', 'sub_gross_sets', 'sub_net_sets', 'sub_net_amount_fen', 'sign_net_sets',
         'sign_net_amount_fen']


def date(text):
    if not text:
        return None
    digits = re.fullmatch(r'(\d{4})[-/]?(\d{1,2})[-/]?(\d{1,2})( 00:00:00)?', text)
    return dt.date(*map(int, digits.groups()[:3]))


def clean(heading, text):
    """What a register cell means: full width folded, a phone its digits, a time HH:MM."""
    text = unicodedata.normalize('NFKC', text or '').strip()
    if '手机' in heading and text != ANONYMOUS:
        text = re.sub(r'[^0-9+]', '', text)
        text = re.sub(r'^(\+86|0086|86(?=1\d{10}$))', '', text)
    if '时间' in heading and text:
        hours, minutes = text.split(':')[:2]
        text = f'{int(hours):02}:{minutes}'
    return text


def cents(text):
    return int(Fraction(text) * 100) if text else None


class Site:
    def __init__(self, folder):
        for name in ('consultants units calls visits followups tickets subscriptions contracts filings receipts '
                     'changes loans items movements targets').split():
            path = f'{folder}/{name}.csv'
            rows = []
            if os.path.exists(path):
                with open(path, encoding='utf-8-sig', newline='') as file:
                    rows = [{k.strip(): clean(k, v) for k, v in row.items() if k} for row in csv.DictReader(file)]
            setattr(self, name, rows)
        self.unit = {f"{u['楼栋']}-{u['单元']}-{u['房号']}": u for u in self.units}
        self.read_contacts()
        self.read_deals()
        self.events = []  # (date, metric, n, source, consultant, layout)
        self.add_contacts()
        self.add_deals()
        self.add_money()

    def read_contacts(self):
        contacts = []
        for kind, rows, day, time in ((0, self.calls, '来电日期', '来电时间'), (1, self.visits, '到访日期', '到访时间')):
            for i, row in enumerate(rows):
                if kind == 1 and row.get('到访类型') == '非购房':
                    continue
                who = row['手机'] if row['手机'] != ANONYMOUS else (kind, i)
                contacts.append(((date(row[day]), row.get(time) or '00:00', kind, i), who, row))
        contacts.sort(key=lambda c: c[0])
        self.contacts = contacts
        self.touch = {}
        for key, who, row in contacts:
            self.touch.setdefault(who, (key, row['认知途径']))

    def add(self, day, metric, n=1, source=None, consultant=None, layout=None):
        self.events.append((day, metric, n, source, consultant, layout))

    def add_contacts(self):
        seen, visited = set(), set()
        for key, who, row in self.contacts:
            day, kind = key[0], key[2]
            if (kind, day, who) in seen:
                continue
            seen.add((kind, day, who))
            source = self.touch[who][1]
            if kind == 0:
                self.add(day, 'calls', source=source)
                if self.touch[who][0] == key:
                    self.add(day, 'first_calls', source=source)
                continue
            first = who not in visited
            visited.add(who)
            for metric in ('visits', 'first_visits' if first else 'return_visits'):
                self.add(day, metric, 1, source, row['接待顾问'], row['意向户型'])
            self.add(day, 'visitors', int(row.get('到访人数') or 1), source, row['接待顾问'], row['意向户型'])
        for who, (key, source) in self.touch.items():
            if not isinstance(who, tuple):
                self.add(key[0], 'new_customers', source=source)
        for row in self.followups:
            self.add(date(row['跟进日期']), 'followups', consultant=row['顾问'])
            if row['有效'] == '是':
                self.add(date(row['跟进日期']), 'effective_followups', consultant=row['顾问'])
        for row in self.tickets:
            self.add(date(row['认筹日期']), 'tickets_opened')
            if row.get('退筹日期'):
                self.add(date(row['退筹日期']), 'tickets_refunded')

    def read_deals(self):
        self.deals = {}
        contracts = {c['认购编号']: c for c in self.contracts}
        for s in self.subscriptions:
            deal = {'no': s['认购编号'], 'date': date(s['认购日期']), 'row': s, 'contract': contracts.get(s['认购编号']),
                    'changes': [], 'end': None}
            deal['sign'] = date(deal['contract']['签约日期']) if deal['contract'] else None
            self.deals[deal['no']] = deal
        for i, c in enumerate(self.changes):
            if c.get('执行日期'):
                cancel = c['变更类型'] in ('退房', '挞定')
                self.deals[c['认购编号']]['changes'].append((date(c['执行日期']), cancel, i, c))
        for deal in self.deals.values():
            deal['changes'].sort(key=lambda c: c[:3])
            now = {'unit': deal['row']['房号'], 'total': cents(deal['row']['成交总价']), 'pay': deal['row']['付款方式']}
            deal['versions'] = [(deal['date'], dict(now), None, None)]
            for day, cancel, _, c in deal['changes']:
                before = dict(now)
                kind = c['变更类型']
                if kind == '换房':
                    now['unit'] = c['新房号']
                if kind in ('换房', '价格变更', '付款方式变更') and c.get('新总价'):
                    now['total'] = cents(c['新总价'])
                if kind == '付款方式变更':
                    now['pay'] = c['新付款方式'] or now['pay']
                if cancel:
                    deal['end'] = day
                deal['versions'].append((day, dict(now), before, c))

    def area(self, unit):
        return cents(self.unit[unit]['建筑面积'])

    def layout(self, unit):
        return self.unit[unit]['户型']

    def at(self, deal, day, before=False):
        """The version as of the end of a day (before: of the day before it)."""
        found = deal['versions'][0][1]
        for when, now, _, _ in deal['versions'][1:]:
            if when < day or (when == day and not before):
                found = now
        return found

    def live(self, deal, day):
        return deal['date'] <= day and not (deal['end'] and deal['end'] <= day)

    def add_side(self, side, day, version, sign, deal, sets):
        """Sets, area and amount of a version into one calibre's net figures, sign +1 or -1."""
        who = (deal['source'], deal['row']['顾问'], self.layout(version['unit']))
        for key, n in (('sets', sets), ('area_dm2', self.area(version['unit'])), ('amount_fen', version['total'])):
            self.add(day, f'{side}_net_{key}', sign * n, *who)

    def add_deals(self):
        for deal in self.deals.values():
            touch = self.touch.get(deal['row']['手机'])
            deal['source'] = touch[1] if touch and touch[0][0] <= deal['date'] else '未知'
            first, signed = deal['versions'][0][1], deal['sign']
            self.add_gross('sub', deal['date'], first, deal)
            if signed:
                self.add_gross('sign', signed, self.at(deal, signed, before=True), deal)
                if deal['contract'].get('网签日期'):
                    self.add(date(deal['contract']['网签日期']), 'online_signed_sets')
            for day, now, before, change in deal['versions'][1:]:
                sides = ['sub'] + (['sign'] if signed and day >= signed else [])
                cancel = change['变更类型'] in ('退房', '挞定')
                for side in sides:
                    self.add_change(side, day, now, before, deal, cancel)
                if cancel and len(sides) == 1:
                    self.add(day, 'cancel_unsigned_sets')
        filed = {}
        number = {c['合同编号']: c['认购编号'] for c in self.contracts}
        for f in self.filings:
            if f.get('备案日期'):
                deal, day = number[f['合同编号']], date(f['备案日期'])
                filed[deal] = min(day, filed.get(deal, day))
        for day in filed.values():
            self.add(day, 'filed_sets')

    def add_gross(self, side, day, version, deal):
        who = (deal['source'], deal['row']['顾问'], self.layout(version['unit']))
        for key, n in (('sets', 1), ('area_dm2', self.area(version['unit'])), ('amount_fen', version['total'])):
            self.add(day, f'{side}_gross_{key}', n, *who)
        self.add_side(side, day, version, 1, deal, 1)

    def add_change(self, side, day, now, before, deal, cancel):
        prefix = '' if side == 'sub' else 'sign_'
        if cancel:
            for key, n in (('sets', 1), ('area_dm2', self.area(now['unit'])), ('amount_fen', now['total'])):
                self.add(day, f'{side}_cancel_{key}', n)
            self.add_side(side, day, now, -1, deal, 1)
            return
        if now['unit'] == before['unit'] and now['total'] == before['total']:
            return
        self.add(day, f'{prefix}change_area_dm2', self.area(now['unit']) - self.area(before['unit']))
        self.add(day, f'{prefix}change_amount_fen', now['total'] - before['total'])
        self.add_side(side, day, before, -1, deal, 1)
        self.add_side(side, day, now, 1, deal, 1)

    def add_money(self):
        for r in self.receipts:
            metric = COLLECT.get(r['款项类型'])
            if r.get('转款') == '是' or metric is None:
                continue
            who = self.deals[r['认购编号']]['row']['顾问']
            day, amount = date(r['到账日期']), cents(r['金额'])
            self.add(day, metric, amount, None, who)
            self.add(day, 'collect_total_fen', -amount if r['款项类型'] == '退款' else amount, None, who)

    # as of a day

    def control(self, unit, day):
        state, best = self.unit[unit]['状态'] or '待售', None
        for deal in self.deals.values():
            for when, _, before, change in deal['versions'][1:]:
                kind = change['变更类型']
                if kind in ('退房', '挞定', '换房') and when <= day and before['unit'] == unit:
                    key = (when, kind != '换房', self.changes.index(change))
                    if best is None or key > best:
                        best, state = key, change.get('房源去向') or '待售'
        return state

    def stock(self, day):
        out = dict.fromkeys('launched_sets sold_sets available_sets held_sets available_area_dm2 available_value_fen '
                            'complaints_open'.split(), 0)
        sold = {self.at(d, day)['unit'] for d in self.deals.values() if self.live(d, day)}
        every = 0
        for unit, row in self.unit.items():
            state = self.control(unit, day)
            launched = not row.get('推盘日期') or date(row['推盘日期']) <= day
            every += state != '不可售' or unit in sold
            if unit in sold:
                out['sold_sets'] += 1
            elif launched and state == '待售':
                out['available_sets'] += 1
                out['available_area_dm2'] += cents(row['建筑面积'])
                out['available_value_fen'] += cents(row['标准总价'])
            elif launched and state == '保留':
                out['held_sets'] += 1
        out['launched_sets'] = out['sold_sets'] + out['available_sets'] + out['held_sets']
        out['sell_through_launched'] = ratio(out['sold_sets'], out['launched_sets'])
        out['sell_through_all'] = ratio(out['sold_sets'], every)
        out['months_of_supply'] = self.supply(day, out['available_sets'] + out['held_sets'])
        out['tickets_open'] = self.tickets_open(day)
        self.stock_deals(day, out)
        self.stock_rest(day, out)
        return out

    def supply(self, day, sets):
        if not self.deals:
            return None
        first = min(d['date'] for d in self.deals.values())
        start = first.replace(day=1)
        end = (day + DAY).replace(day=1) - DAY  # the last full month ends here
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        n = min(6, months)
        if first > day or n <= 0:
            return None
        month = end.year * 12 + end.month - 1 - (n - 1)
        begin = dt.date(month // 12, month % 12 + 1, 1)
        net = sum(e[2] for e in self.events if e[1] == 'sub_net_sets' and begin <= e[0] <= end)
        return None if net <= 0 else ratio(sets * n, net)

    def tickets_open(self, day):
        used = {d['row'].get('认筹编号') for d in self.deals.values() if d['date'] <= day}
        return sum(date(t['认筹日期']) <= day and not (t.get('退筹日期') and date(t['退筹日期']) <= day)
                   and t['认筹编号'] not in used for t in self.tickets)

    def stock_deals(self, day, out):
        for key in ('sub_unsigned sub_unsigned_overdue signed_unfiled unfiled_overdue loan_undisbursed_deals '
                    'loan_undisbursed_fen receivable_overdue_rows receivable_overdue_fen').split():
            out[key] = 0
        for deal in self.deals.values():
            if not self.live(deal, day):
                continue
            signed = deal['sign'] and deal['sign'] <= day
            if not signed:
                out['sub_unsigned'] += 1
                out['sub_unsigned_overdue'] += day > self.sign_due(deal, day)
            else:
                if not self.filed(deal, day):
                    out['signed_unfiled'] += 1
                    out['unfiled_overdue'] += day > deal['sign'] + 30 * DAY
                fen = self.undisbursed(deal, day)
                out['loan_undisbursed_deals'] += fen > 0
                out['loan_undisbursed_fen'] += fen
            for due, amount, paid in self.schedule(deal, day):
                if due < day and paid < amount:
                    out['receivable_overdue_rows'] += 1
                    out['receivable_overdue_fen'] += amount - paid

    def sign_due(self, deal, day):
        due = date(deal['row'].get('约定签约日期')) or deal['date'] + 7 * DAY
        for when, _, _, change in deal['changes']:
            if change['变更类型'] == '延期签约' and when <= day and change.get('新约定日期'):
                due = date(change['新约定日期'])
        return due

    def filed(self, deal, day):
        return any(f['合同编号'] == deal['contract']['合同编号'] and f.get('备案日期') and date(f['备案日期']) <= day
                   and not (f.get('撤销日期') and date(f['撤销日期']) <= day) for f in self.filings)

    def parts(self, pay):
        return {'商业贷款': ['商贷'], '公积金贷款': ['公积金'], '组合贷款': ['商贷', '公积金']}.get(pay, [])

    def loan(self, deal, part, day):
        for row in self.loans:
            if row['认购编号'] == deal['no'] and row['类型'] == part and \
                    not (row.get('拒贷日期') and date(row['拒贷日期']) <= day):
                return row
        return None

    def contract_part(self, deal, part):
        return cents(deal['contract'].get('商贷金额' if part == '商贷' else '公积金金额')) or 0

    def undisbursed(self, deal, day):
        fen = 0
        for part in self.parts(self.at(deal, day)['pay']):
            row = self.loan(deal, part, day)
            if row is None:
                fen += self.contract_part(deal, part)
                continue
            approved = row.get('批贷日期') and date(row['批贷日期']) <= day
            fen += cents(row['批贷金额']) if approved else cents(row['申请金额'])
            if row.get('放款日期') and date(row['放款日期']) <= day:
                fen -= cents(row['放款金额'])
        return fen

    def own(self, deal, version):
        loans = sum(self.contract_part(deal, part) for part in self.parts(version['pay']))
        return version['total'] - loans

    def schedule(self, deal, day):
        deposit = cents(deal['row']['定金'])
        rows = [[deal['date'], deposit]]
        if deal['sign'] and deal['sign'] <= day:
            version = self.at(deal, deal['sign'], before=True)
            rest = self.own(deal, version) - deposit
            down = cents(deal['contract'].get('首付款'))
            if version['pay'] == '分期' and down is not None:
                rows += [[deal['sign'], down], [deal['sign'] + 180 * DAY, rest - down]]
            else:
                rows.append([deal['sign'], rest])
            last = self.own(deal, version)
            for when, now, _, _ in deal['versions'][1:]:
                if deal['sign'] <= when <= day:
                    delta, last = self.own(deal, now) - last, self.own(deal, now)
                    self.shift(rows, when, delta)
            self.add_shortfall(deal, day, rows)
        for when, _, _, change in deal['changes']:
            if change['变更类型'] == '延期付款' and when <= day:
                new = date(change['新约定日期'])
                rows = [[max(due, new), amount] for due, amount in rows]
        rows = sorted((r for r in rows if r[1] > 0), key=lambda r: r[0])
        paid = 0
        for r in self.receipts:
            if r['认购编号'] == deal['no'] and date(r['到账日期']) <= day:
                sign = {'定金': 1, '首付': 1, '房款': 1, '尾款': 1, '退款': -1}.get(r['款项类型'], 0)
                paid += sign * cents(r['金额'])
        for due, amount in rows:
            take = max(0, min(amount, paid))
            paid -= take
            yield due, amount, take

    @staticmethod
    def shift(rows, when, delta):
        if delta > 0:
            rows.append([when + 7 * DAY, delta])
        for row in sorted(rows, key=lambda r: r[0], reverse=True):
            if delta >= 0:
                break
            take = min(row[1], -delta)
            row[1] -= take
            delta += take

    def add_shortfall(self, deal, day, rows):
        for part in self.parts(self.at(deal, day)['pay']):
            row = self.loan(deal, part, day)
            if row and row.get('批贷日期') and date(row['批贷日期']) <= day:
                missing = cents(row['申请金额']) - cents(row['批贷金额'])
                if missing > 0:
                    rows.append([date(row['批贷日期']) + 15 * DAY, missing])

    def stock_rest(self, day, out):
        rows = defaultdict(list)
        for i, f in enumerate(self.followups):
            if date(f['跟进日期']) <= day:
                rows[f['手机']].append((date(f['跟进日期']), i, f))
        late = 0
        for mine in rows.values():
            late += any(f.get('下次跟进日期') and date(f['下次跟进日期']) < day and
                        not any(g['有效'] == '是' and (d2, j) > (d, i) for d2, j, g in mine) for d, i, f in mine)
        out['followups_overdue'] = late
        out['items_low'] = out['items_out'] = 0
        for item in self.items:
            on_hand = sum(int(m['数量']) * (1 if m['类型'] in ('采购入库', '退库', '归还') else -1)
                          for m in self.movements if m['编码'] == item['编码'] and date(m['日期']) <= day)
            out['items_out'] += on_hand <= 0
            out['items_low'] += 0 < on_hand <= int(item.get('最低库存') or 0)


def ratio(a, b):
    return None if b == 0 else half_up(a * 10**6, b) / 10**6


def half_up(a, b):
    if b == 0:
        return None
    q = Fraction(a, b)
    n = int(abs(q) + Fraction(1, 2))
    return n if q >= 0 else -n


FLOW = ('calls first_calls visits first_visits return_visits visitors new_customers followups effective_followups '
        'tickets_opened tickets_refunded sub_gross_sets sub_gross_area_dm2 sub_gross_amount_fen cancel_unsigned_sets '
        'sub_cancel_sets sub_cancel_area_dm2 sub_cancel_amount_fen change_area_dm2 change_amount_fen sub_net_sets '
        'sub_net_area_dm2 sub_net_amount_fen sign_gross_sets sign_gross_area_dm2 sign_gross_amount_fen '
        'sign_cancel_sets sign_cancel_area_dm2 sign_cancel_amount_fen sign_change_area_dm2 sign_change_amount_fen '
        'sign_net_sets sign_net_area_dm2 sign_net_amount_fen online_signed_sets filed_sets collect_deposit_fen '
        'collect_down_fen collect_loan_commercial_fen collect_loan_fund_fen collect_other_fen collect_refund_fen '
        'collect_total_fen').split()


def periods(kind, day):
    if kind == 'daily':
        first, last = day, day
    elif kind == 'weekly':
        first = day - day.weekday() * DAY
        last = first + 6 * DAY
    else:
        first = day.replace(day=1)
        last = (first + 31 * DAY).replace(day=1) - DAY
    year, month, ever = last.replace(month=1, day=1), last.replace(day=1), dt.date(1, 1, 1)
    before = first - DAY
    if kind == 'daily':
        return first, last, {'day': (day, day), 'prev': (before, before), 'week': (day - day.weekday() * DAY, day),
                             'month': (month, day), 'year': (year, day), 'total': (ever, day)}, ('day', 'month')
    if kind == 'weekly':
        return first, last, {'cur': (first, last), 'prev': (first - 7 * DAY, before), 'month': (month, last),
                             'year': (year, last), 'total': (ever, last)}, ('cur', 'month')
    ago = first.replace(year=first.year - 1)
    ago_end = (ago + 31 * DAY).replace(day=1) - DAY
    return first, last, {'cur': (first, last), 'prev': (before.replace(day=1), before), 'last_year': (ago, ago_end),
                         'year': (year, last), 'total': (ever, last)}, ('cur', 'year')


def table(site, names, place, metrics, columns, label):
    rows = {name: {m: dict.fromkeys(columns, 0) for m in metrics} for name in names}
    for event in site.events:
        name = event[place]
        if event[1] not in metrics or not name:
            continue
        row = rows.setdefault(name, {m: dict.fromkeys(columns, 0) for m in metrics})
        for column, (a, b) in columns.items():
            if a <= event[0] <= b:
                row[event[1]][column] += event[2]
    busy = {name: row for name, row in rows.items()
            if name in names or any(n for value in row.values() for n in value.values())}
    return [dict(label(name), **row) for name, row in busy.items()]


def oracle(site, kind, day):
    first, last, columns, table_columns = periods(kind, day)
    flow = {key: dict.fromkeys(columns, 0) for key in FLOW}
    days = defaultdict(lambda: dict.fromkeys(FLOW, 0))
    for event in site.events:
        for column, (a, b) in columns.items():
            if a <= event[0] <= b:
                flow[event[1]][column] += event[2]
        if first <= event[0] <= last:
            days[event[0]][event[1]] += event[2]
    out = {'kind': kind, 'date': str(day), 'from': str(first), 'to': str(last), 'flow': flow, 'stock': site.stock(last)}
    quotients = {'conv_first': ('sub_gross_sets', 'first_visits'), 'conv_visit': ('sub_gross_sets', 'visits')}
    out['ratio'] = {name: {c: ratio(flow[a][c], flow[b][c]) for c in columns if kind != 'daily' or c != 'prev'}
                    for name, (a, b) in quotients.items()}
    out['ratio']['cancel_rate'] = {
        c: ratio(flow['cancel_unsigned_sets'][c] + flow['sign_cancel_sets'][c], flow['sub_gross_sets'][c])
        for c in out['ratio']['conv_first']}
    for side in ('sub', 'sign'):
        out['ratio'][f'avg_price_{side}_fen_m2'] = {
            c: half_up(flow[f'{side}_gross_amount_fen'][c] * 100, flow[f'{side}_gross_area_dm2'][c])
            for c in out['ratio']['conv_first']}
    chosen = {c: columns[c] for c in table_columns}
    out['by_source'] = table(site, [], 3, ['calls'] + TABLE, chosen, lambda n: {'name': n})
    out['by_layout'] = table(site, [], 5, TABLE, chosen, lambda n: {'name': n})
    out['by_consultant'] = consultants(site, chosen)
    out['targets'] = targets(site, last)
    if kind != 'daily':
        out['days'] = [dict(days[first + i * DAY], date=str(first + i * DAY)) for i in range((last - first).days + 1)]
    return out


def consultants(site, columns):
    names = {c['工号']: c['姓名'] for c in site.consultants}
    working = [c['工号'] for c in site.consultants if c.get('状态') != '离职']
    rows = table(site, working, 4, TABLE + ['followups', 'collect_total_fen'], columns,
                 lambda no: {'no': '' if no == '待分配' else no, 'name': names.get(no, no)})
    column = 'month' if 'month' in columns and 'day' in columns else 'cur'

    def merit(row):
        first = row['first_visits'][column]
        rate = Fraction(row['sub_gross_sets'][column], first) if first else None
        return (row['sub_net_amount_fen'][column], row['sub_net_sets'][column], rate is not None, rate or 0)

    def busy(row):
        return any(n for value in row.values() if isinstance(value, dict) for n in value.values())
    rows = [row for row in rows if row['no'] in working or busy(row)]
    for row in rows:
        row['rank'] = 1 + sum(merit(other) > merit(row) for other in rows if other['no'])
    for row in rows:
        if not row['no']:
            row['rank'] = None
    return rows


def targets(site, last):
    month, found = f'{last:%Y-%m}', {}
    for row in site.targets:
        if row['月份'] == month and not row.get('顾问'):
            found[row['指标']] = row['目标值']
    out = []
    for metric, value in found.items():
        key = TARGETS[metric]
        actual = sum(e[2] for e in site.events if e[1] == key and last.replace(day=1) <= e[0] <= last)
        goal = cents(value) if key.endswith('_fen') else int(Fraction(value))
        out.append({'metric': metric, 'month_target': goal, 'month_actual': actual, 'rate': ratio(actual, goal)})
    return out
