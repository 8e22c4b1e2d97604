-- Loans in front of a customer: dated policy values, what customers ask, worked-out loans that were kept.
CREATE TABLE policy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    city TEXT NOT NULL, -- 城市
    item TEXT NOT NULL CHECK (item IN ('LPR', 'POINTS', 'REPRICE', 'COMMERCIAL_DOWN', 'COMMERCIAL_DOWN_2', 'FUND_RATE', 'FUND_RATE_2', 'FUND_RATE_SHORT', 'FUND_RATE_SHORT_2', 'FUND_DOWN', 'FUND_CAP', 'FUND_CAP_COUPLE', 'FUND_ABILITY', 'LOAN_YEARS', 'AGE')), -- 政策项目
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 生效日期
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 失效日期
    rate INTEGER CHECK (rate >= 0), -- 比率
    amount INTEGER CHECK (amount >= 0), -- 金额
    number INTEGER, -- 数值
    value TEXT, -- 内容
    document TEXT, -- 文件依据
    unverified INTEGER CHECK (unverified IN (0, 1)), -- 待核实
    remark TEXT, -- 备注
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX policy_row ON policy (city, item, valid_from);

CREATE TABLE faq (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    question TEXT NOT NULL UNIQUE, -- 问题
    topic TEXT NOT NULL, -- 主题
    position INTEGER CHECK (position > 0), -- 顺序
    answer TEXT NOT NULL, -- 回答
    updated_on TEXT NOT NULL CHECK (updated_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 更新日期
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    unverified INTEGER CHECK (unverified IN (0, 1)), -- 待核实
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

CREATE TABLE calculation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    calculation_no TEXT NOT NULL UNIQUE, -- 测算编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    unit_no TEXT REFERENCES unit(unit_no), -- 房号
    name TEXT, -- 姓名
    mix TEXT NOT NULL CHECK (mix IN ('COMMERCIAL', 'FUND', 'COMBO')), -- 贷款方式
    total INTEGER CHECK (total > 0), -- 总价
    down INTEGER CHECK (down > 0), -- 首付款
    down_rate INTEGER CHECK (down_rate > 0), -- 首付比例
    loan_commercial INTEGER CHECK (loan_commercial >= 0), -- 商贷金额
    loan_fund INTEGER CHECK (loan_fund >= 0), -- 公积金金额
    years INTEGER CHECK (years > 0), -- 年限
    months INTEGER CHECK (months > 0), -- 月数
    home TEXT CHECK (home IN ('FIRST', 'SECOND')), -- 套数
    couple INTEGER CHECK (couple IN (0, 1)), -- 夫妻公积金
    lpr INTEGER, -- LPR
    points INTEGER, -- 加点
    rate_commercial INTEGER, -- 商贷年利率
    rate_fund INTEGER, -- 公积金年利率
    rate_month INTEGER CHECK (rate_month > 0), -- 变动月
    rate_then INTEGER, -- 变后商贷
    rate_fund_then INTEGER, -- 变后公积金
    extra_month INTEGER CHECK (extra_month > 0), -- 提前还款月
    extra INTEGER CHECK (extra > 0), -- 提前还款
    extra_way TEXT CHECK (extra_way IN ('SHORTER', 'SMALLER')), -- 还后
    income INTEGER CHECK (income > 0), -- 月收入
    debts INTEGER CHECK (debts >= 0), -- 其他月债
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX calculation_unit ON calculation (unit_no);

-- Examples to be checked against the documents before they are relied upon. A value that the site set for
-- itself in the settings stays in force: such an item gets no example.
INSERT INTO policy (rev, city, item, valid_from, rate, number, value, unverified, created_at, created_by, updated_at,
    updated_by, origin)
SELECT 1, '全国', e.item, e.valid_from, e.rate, e.number, e.value, 1, '2026-11-01T00:00:00Z', '示例',
    '2026-11-01T00:00:00Z', '示例', 'IMPORT'
FROM (
    SELECT NULL AS setting, NULL AS item, NULL AS valid_from, NULL AS rate, NULL AS number, NULL AS value
    UNION ALL SELECT 'lpr', 'LPR', '2025-05-20', 35000, NULL, '每月20日公布，逐月核对'
    UNION ALL SELECT 'commercial_rate', 'POINTS', '2024-11-01', NULL, NULL, 'LPR 加点，可为负，按银行'
    UNION ALL SELECT '', 'REPRICE', '2024-11-01', NULL, NULL, '不短于3个月，按合同约定'
    UNION ALL SELECT 'commercial_down', 'COMMERCIAL_DOWN', '2024-10-01', 150000, NULL, '全国下限，城市可以更高'
    UNION ALL SELECT 'commercial_down', 'COMMERCIAL_DOWN_2', '2024-10-01', 150000, NULL, '全国下限，部分一线城市20%以上'
    UNION ALL SELECT 'fund_rate', 'FUND_RATE', '2025-05-08', 26000, NULL, NULL
    UNION ALL SELECT 'fund_rate', 'FUND_RATE_2', '2025-05-08', 30750, NULL, NULL
    UNION ALL SELECT 'fund_rate', 'FUND_RATE_SHORT', '2025-05-08', 21000, NULL, NULL
    UNION ALL SELECT 'fund_rate', 'FUND_RATE_SHORT_2', '2025-05-08', 25250, NULL, NULL
    UNION ALL SELECT 'fund_down', 'FUND_DOWN', '2024-01-01', 200000, NULL, '通常20%，看城市'
    UNION ALL SELECT '', 'FUND_CAP', '2024-01-01', NULL, NULL, '看城市公积金中心'
    UNION ALL SELECT '', 'FUND_CAP_COUPLE', '2024-01-01', NULL, NULL, '看城市公积金中心'
    UNION ALL SELECT '', 'FUND_ABILITY', '2024-01-01', NULL, NULL, '按余额、月缴存额、缴存年限的倍数，看城市公积金中心'
    UNION ALL SELECT 'loan_years', 'LOAN_YEARS', '2024-01-01', NULL, 30, '最长30年'
    UNION ALL SELECT '', 'AGE', '2024-01-01', NULL, NULL, '年龄加年限不超过65至70，看银行'
) e
WHERE e.item IS NOT NULL AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.key = e.setting);

INSERT INTO faq (rev, question, topic, position, answer, updated_on, unverified, created_at, created_by, updated_at,
    updated_by, origin) VALUES
(1, '可以在哪些银行办？现在利率多少，以后怎么变？', '利率', 1, '能办的银行以案场按揭专员给的名单为准。商业贷款利率是 LPR 加点（加点可以为负）；今天的数在“贷款政策”里。' || char(10) || '重定价周期由合同约定，不短于3个月；到重定价日按当时的 LPR 加合同里的加点重算，以后的月供随之变化。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '能贷多少、贷多久、每月还多少？', '额度', 2, '商业贷款最多是总价减最低首付；公积金还要受当地最高额度和可贷能力限制。贷款最长30年，银行还看年龄加年限（一般不超过65至70）。' || char(10) || '银行一般要求月收入不低于月供的2倍。每月还多少，现在就可以用贷款计算器算给您看。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '选等额本息还是等额本金？', '还款方式', 3, '等额本息每月还的一样多，前期压力小，利息总额高一些；等额本金每月本金一样、利息逐月减少，首月最高，以后逐月递减，利息总额少一些。' || char(10) || '两种的首月、末月和利息合计可以并排算给您看，按您的月收入选。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '办按揭要带什么资料？', '资料', 4, '身份证、户口本、婚姻证明（结婚证；单身声明；离婚证加协议或判决书）、收入证明、近6个月银行流水（自雇12个月）、征信授权、购房合同、首付款收据和付款凭证。' || char(10) || '自雇另带营业执照、章程、纳税材料；公积金另带缴存证明（一般连续满6个月）；外地户籍另带居住证或社保。以银行要求为准。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '多久批、多久放款，什么时候开始还？', '时间', 5, '案场的目标是：签约后7天内资料交齐，送审后15天左右批贷，抵押登记办完后30天内放款；银行额度紧张时要排队。' || char(10) || '第一次还款的日子看借款合同。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '能用公积金吗？夫妻两人的都能用吗？', '公积金', 6, '一般要连续缴存满6个月；能贷多少看当地公积金中心：有单人和夫妻两个最高额度，还按余额、月缴存额、缴存年限算可贷能力。' || char(10) || '夫妻能不能合并使用以当地公积金中心为准。不够的部分可以做组合贷款。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '可以提前还款吗？', '提前还款', 7, '可以。提前还一笔以后，可以缩短年限（月供不变），也可以减少月供（年限不变），缩短年限省的利息更多。' || char(10) || '是否收违约金、满几期才能还、要提前几天申请，看借款合同。省多少利息现在可以算给您看。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '贷款没批下来怎么办，定金退不退？', '拒贷', 8, '可以补资料、换一家银行，或者改付款方式。' || char(10) || '认购后因不能归责于双方的原因签不成合同的，定金应当返还（最高人民法院商品房买卖合同司法解释第4条）；已签合同、因不能归责于双方的原因办不成贷款的，可以请求解除合同，已付的房款和定金返还（同解释第19条）。因一方的原因办不成的，按合同约定处理。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '能改成一次性付款，或者换一家银行吗？', '付款方式', 9, '可以申请：换银行要重新报件，原来的申请留底；改付款方式走变更审批，折扣和付款计划会随之调整。' || char(10) || '批贷金额低于申请的，差额补进首付，一般15天内付清。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '除了房价还要交哪些税费？', '税费', 10, '契税：面积不超过140㎡和超过140㎡的税率不同；维修基金：按建筑面积每平方米计；还有少量代收的登记费等。' || char(10) || '案场的数在设置里，报价单上有估算；以税务和主管部门核定为准。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '什么时候拿到合同、钥匙和产权证？', '合同与产证', 11, '预售合同签订后30天内备案（城市房地产开发经营管理条例），备案和抵押登记办完后领合同。' || char(10) || '钥匙按合同约定的交付日期。产权登记：预售商品房在交付之日起90天内、现房在合同签订之日起90天内（同条例第32条）。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT'),
(1, '父母或者别人能一起借款吗？', '共同借款', 12, '可以向银行申请加共同借款人。每位借款人都要交身份证明和收入材料，授权查征信；年龄加年限按银行的规定看。' || char(10) || '父母能不能加、收入能不能合并计算，以银行为准。',
    '2026-11-01', 1, '2026-11-01T00:00:00Z', '示例', '2026-11-01T00:00:00Z', '示例', 'IMPORT');
