#include "base/money.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>


#define MONEY_MAX INT64_C(999999999999) /* fen: 9,999,999,999.99 yuan */
#define YEARLY_LEAST 5000 /* ppm: what is less was typed as a fraction */
#define AREA_MAX INT64_C(99999999)      /* 0.01 m² */

/* Digits with up to places decimals, scaled by 10^places. */
static bool parse_decimal(const char *text, int places, int64_t *value)
{
    bool negative = *text == '-';
    int64_t number = 0;
    int decimals = -1;
    int digits = 0;
    for (text += negative; *text != '\0'; text++) {
        if (*text == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
        } else if (*text >= '0' && *text <= '9') {
            if (decimals >= places || __builtin_mul_overflow(number, 10, &number) ||
                __builtin_add_overflow(number, *text - '0', &number)) {
                return false;
            }
            digits++;
            decimals += decimals >= 0;
        } else {
            return false;
        }
    }
    if (digits == 0 || decimals == 0) {
        return false;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < places; i++) {
        if (__builtin_mul_overflow(number, 10, &number)) {
            return false;
        }
    }
    *value = negative ? -number : number;
    return true;
}

static void fold_into(char *buf, size_t size, const char *text)
{
    Arena arena = {0};
    text_copy_whole(buf, size, text_fold(&arena, text));
    arena_clear(&arena);
}

static bool refuse_money(Error *err)
{
    return error_set(err, ERR_INVALID, NULL, _("金额请写数字，最多两位小数，如 1200000 或 1234.50"));
}

static bool check_money(int64_t fen, int64_t *out, Error *err)
{
    if (fen > MONEY_MAX || fen < -MONEY_MAX) {
        return error_set(err, ERR_INVALID, NULL, _("金额太大，最多 9,999,999,999.99 元"));
    }
    *out = fen;
    return true;
}

bool money_parse(const char *text, int64_t *fen, Error *err)
{
    char buf[64];
    int64_t value = 0;
    fold_into(buf, sizeof buf, text);
    if (!parse_decimal(buf, 2, &value)) {
        return refuse_money(err);
    }
    return check_money(value, fen, err);
}

/* What may follow a typed amount, and what it multiplies by. */
static const struct {
    const char *text;
    int64_t factor;
} units[] = {{"亿元", 100000000}, {"亿", 100000000}, {"万元", 10000}, {"万", 10000},
             {"w", 10000},        {"W", 10000},      {"元", 1}};

static void drop_marks(char *buf)
{
    static const char *const marks[] = {"¥", "￥", "$"};
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        size_t len = strlen(marks[i]);
        if (strncmp(buf, marks[i], len) == 0) {
            memmove(buf, buf + len, strlen(buf + len) + 1);
        }
    }
}

/* Commas only where thousands stand: 1,200,000. */
static bool drop_commas(char *buf)
{
    char *comma = strchr(buf, ',');
    if (comma == NULL) {
        return true;
    }
    size_t whole = strcspn(buf, ".");
    for (size_t i = 0; i < whole; i++) {
        bool place = (whole - i) % 4 == 0 && i > 0;
        if ((buf[i] == ',') != place) {
            return false;
        }
    }
    char *to = buf;
    for (const char *from = buf; *from != '\0'; from++) {
        if (*from != ',') {
            *to++ = *from;
        }
    }
    *to = '\0';
    return true;
}

bool money_parse_entry(const char *text, int64_t *fen, Error *err)
{
    char buf[64];
    int64_t factor = 1;
    int64_t value = 0;
    fold_into(buf, sizeof buf, text);
    drop_marks(buf);
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        size_t len = strlen(buf);
        size_t tail = strlen(units[i].text);
        if (len > tail && strcmp(buf + len - tail, units[i].text) == 0) {
            buf[len - tail] = '\0';
            factor = units[i].factor;
            break;
        }
    }
    int places = factor == 1 ? 2 : 6;
    if (!drop_commas(buf) || !parse_decimal(buf, places, &value) ||
        __builtin_mul_overflow(value, factor, &value)) {
        return refuse_money(err);
    }
    if (places == 6) {
        if (value % 10000 != 0) {
            return refuse_money(err);
        }
        value /= 10000;
    }
    return check_money(value, fen, err);
}

static bool drop_tail(char *buf, const char *const *tails)
{
    for (; *tails != NULL; tails++) {
        size_t len = strlen(buf);
        size_t tail = strlen(*tails);
        if (len > tail && strcmp(buf + len - tail, *tails) == 0) {
            buf[len - tail] = '\0';
            return true;
        }
    }
    return false;
}

bool area_parse(const char *text, int64_t *dm2, Error *err)
{
    static const char *const tails[] = {"m2", "㎡", "平米", "平", NULL};
    char buf[64];
    int64_t value = 0;
    fold_into(buf, sizeof buf, text);
    drop_tail(buf, tails);
    if (!parse_decimal(buf, 2, &value) || value <= 0 || value > AREA_MAX) {
        return error_set(err, ERR_INVALID, NULL, _("面积请写大于 0 的数字，最多两位小数，如 117.22"));
    }
    *dm2 = value;
    return true;
}

bool rate_parse(const char *text, int64_t *ppm, Error *err)
{
    static const char *const tails[] = {"%", NULL};
    char buf[64];
    int64_t value = 0;
    fold_into(buf, sizeof buf, text);
    drop_tail(buf, tails);
    if (!parse_decimal(buf, 4, &value) || value > 1000000) {
        return error_set(err, ERR_INVALID, NULL, _("请写 100 以内的百分数，如 3.05"));
    }
    *ppm = value;
    return true;
}

bool rate_check_yearly(int64_t ppm, Error *err)
{
    return ppm >= YEARLY_LEAST ||
           error_set(err, ERR_INVALID, NULL,
                     _("年利率不到 0.5%%，像是写成了小数；请写百分数，如 3.05"));
}

bool count_parse(const char *text, int64_t *count, Error *err)
{
    char buf[64];
    int64_t value = 0;
    fold_into(buf, sizeof buf, text);
    if (!parse_decimal(buf, 0, &value) || value > INT32_MAX || value < -INT32_MAX) {
        return error_set(err, ERR_INVALID, NULL, _("请写整数"));
    }
    *count = value;
    return true;
}

/* Formatting */

/* digits/10^places with commas when wanted; trailing zeros are kept or dropped as a whole. */
static const char *format_decimal(char *buf, size_t size, int64_t value, int places, bool commas,
                                  bool trim)
{
    buf[0] = '\0';
    if (value == NONE) {
        return buf;
    }
    int64_t scale = 1;
    for (int i = 0; i < places; i++) {
        scale *= 10;
    }
    uint64_t magnitude = value < 0 ? (uint64_t)-value : (uint64_t)value;
    uint64_t whole = magnitude / (uint64_t)scale;
    uint64_t rest = magnitude % (uint64_t)scale;
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)whole);
    Str out = {0};
    str_add(&out, value < 0 ? "-" : "");
    for (int i = 0; i < len; i++) {
        str_add_char(&out, digits[i]);
        if (commas && (len - i) % 3 == 1 && i < len - 1) {
            str_add_char(&out, ',');
        }
    }
    if (rest > 0) {
        str_format(&out, ".%0*llu", places, (unsigned long long)rest);
        while (trim && out.data[out.len - 1] == '0') {
            out.data[--out.len] = '\0';
        }
    }
    text_copy(buf, size, str_text(&out));
    str_clear(&out);
    return buf;
}

const char *money_format(char *buf, size_t size, int64_t fen)
{
    return format_decimal(buf, size, fen, 2, true, false);
}

const char *money_plain(char *buf, size_t size, int64_t fen)
{
    return format_decimal(buf, size, fen, 2, false, false);
}

int64_t money_or_zero(int64_t fen)
{
    return fen == NONE ? 0 : fen;
}

const char *money_wan(char *buf, size_t size, int64_t fen)
{
    if (fen == NONE) {
        buf[0] = '\0';
        return buf;
    }
    format_decimal(buf, size, ratio_round(fen, 1, 100000), 1, true, false);
    size_t len = strlen(buf);
    snprintf(buf + len, size - len, "%s", _("万"));
    return buf;
}

const char *area_format(char *buf, size_t size, int64_t dm2)
{
    return format_decimal(buf, size, dm2, 2, false, true);
}

const char *rate_format(char *buf, size_t size, int64_t ppm)
{
    return format_decimal(buf, size, ppm, 4, false, true);
}

const char *count_format(char *buf, size_t size, int64_t count)
{
    return format_decimal(buf, size, count, 0, true, false);
}

/* 大写. Within a group of four digits; zero marks a gap that a later digit closes with 零. */
static void capital_group(Str *out, int64_t group, bool *gap)
{
    static const char *const digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    static const char *const places[] = {"仟", "佰", "拾", ""};
    int64_t scale = 1000;
    for (int i = 0; i < 4; i++, scale /= 10) {
        int64_t digit = group / scale % 10;
        if (digit == 0) {
            *gap = true;
            continue;
        }
        if (*gap && out->len > 0) {
            str_add(out, "零");
        }
        *gap = false;
        str_add(out, digits[digit]);
        str_add(out, places[i]);
    }
}

static void capital_yuan(Str *out, int64_t yuan)
{
    static const int64_t scales[] = {INT64_C(1000000000000), INT64_C(100000000), 10000, 1};
    static const char *const names[] = {"万", "亿", "万", ""};
    bool gap = false;
    for (int i = 0; i < 4; i++) {
        int64_t group = yuan / scales[i] % 10000;
        capital_group(out, group, &gap);
        if (group > 0 || (i == 1 && yuan >= scales[0])) {
            str_add(out, names[i]);
            gap = gap && group % 10 == 0 && i < 3;
        }
    }
}

const char *money_capital(char *buf, size_t size, int64_t fen)
{
    static const char *const digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
    Str out = {0};
    buf[0] = '\0';
    if (fen == NONE) {
        return buf;
    }
    int64_t amount = fen < 0 ? -fen : fen;
    int64_t jiao = amount / 10 % 10;
    int64_t cent = amount % 10;
    capital_yuan(&out, amount / 100);
    if (out.len > 0) {
        str_add(&out, "元");
    }
    if (jiao > 0) {
        str_format(&out, "%s角", digits[jiao]);
    } else if (cent > 0 && out.len > 0) {
        str_add(&out, "零");
    }
    if (cent > 0) {
        str_format(&out, "%s分", digits[cent]);
    }
    if (out.len == 0) {
        str_add(&out, "零元");
    }
    snprintf(buf, size, "%s%s%s", fen < 0 ? "负" : "", out.data, cent == 0 ? "整" : "");
    str_clear(&out);
    return buf;
}

int64_t ratio_round(int64_t a, int64_t b, int64_t c)
{
    if (c == 0) {
        return NONE;
    }
    Wide product = (Wide)a * b;
    Wide divisor = c;
    bool negative = (product < 0) != (divisor < 0);
    product = product < 0 ? -product : product;
    divisor = divisor < 0 ? -divisor : divisor;
    Wide result = (product * 2 + divisor) / (divisor * 2);
    return (int64_t)(negative ? -result : result);
}
