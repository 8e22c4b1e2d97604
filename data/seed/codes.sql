-- Open lists of suggestions; whatever is typed or imported joins its list by use.
INSERT INTO code (list, name, position) VALUES
('source', '自然到访', 1), ('source', '老带新', 2), ('source', '中介渠道', 3), ('source', '抖音', 4),
('source', '户外广告', 5), ('source', '朋友介绍', 6), ('source', '拓客', 7), ('source', '全民营销', 8),
('source', '网络', 9), ('source', '短信', 10),
('layout', '一室一厅', 1), ('layout', '两室一厅', 2), ('layout', '两室两厅', 3), ('layout', '三室一厅', 4),
('layout', '三室两厅', 5), ('layout', '四室两厅', 6),
('transfer', '已转接', 1), ('transfer', '未接', 2), ('transfer', '已邀约', 3),
('facing', '南', 1), ('facing', '南北', 2), ('facing', '东南', 3), ('facing', '西南', 4), ('facing', '东', 5),
('facing', '西', 6), ('facing', '北', 7),
('product_type', '住宅', 1), ('product_type', '公寓', 2), ('product_type', '别墅', 3), ('product_type', '商铺', 4),
('product_type', '写字楼', 5), ('product_type', '车位', 6), ('product_type', '储藏', 7),
('bank', '工商银行', 1), ('bank', '建设银行', 2), ('bank', '农业银行', 3), ('bank', '中国银行', 4),
('bank', '招商银行', 5), ('bank', '邮储银行', 6), ('bank', '住房公积金管理中心', 7),
('receipt_method', '转账', 1), ('receipt_method', 'POS', 2), ('receipt_method', '现金', 3), ('receipt_method', '银行放款', 4),
('measure', '本', 1), ('measure', '张', 2), ('measure', '个', 3), ('measure', '份', 4), ('measure', '盒', 5),
('channel', '贝壳', 1), ('channel', '链家', 2), ('channel', '安居客', 3);
