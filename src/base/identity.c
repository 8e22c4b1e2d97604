#include "base/identity.h"

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ID_CARD_LEN 18

static bool refuse_phone(Error *err)
{
    return error_set(err, ERR_INVALID, NULL,
                     _("手机号码不对，请填 11 位手机或带区号的座机，没有就填 未留电"));
}

/* ="138…" as Excel exports a text number: the wrapper goes. */
static void unwrap(char *buf)
{
    size_t len = strlen(buf);
    if (len > 3 && buf[0] == '=' && buf[1] == '"' && buf[len - 1] == '"') {
        buf[len - 1] = '\0';
        memmove(buf, buf + 2, len - 2);
    }
}

/* Digits without spaces and hyphens; a + only in front. False when anything else is there. */
static bool squeeze(const char *text, char *out, size_t size)
{
    size_t len = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == ' ' || (*c == '-' && len > 0)) {
            continue;
        }
        bool plus = *c == '+' && len == 0;
        if ((!plus && (*c < '0' || *c > '9')) || len + 1 >= size) {
            return false;
        }
        out[len++] = *c;
    }
    out[len] = '\0';
    return len > 0;
}

static bool is_mobile(const char *digits)
{
    return strlen(digits) == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* 0 + area code (2 or 3 digits more) + 7 or 8 digits. */
static bool is_landline(const char *digits)
{
    size_t len = strlen(digits);
    bool short_area = digits[0] == '0' && (digits[1] == '1' || digits[1] == '2');
    if (digits[0] != '0' || digits[1] < '1') {
        return false;
    }
    return short_area ? len == 10 || len == 11 : len == 11 || len == 12;
}

static bool is_outside(const char *digits)
{
    static const char *const countries[] = {"852", "853", "886"};
    for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
        size_t rest = strlen(digits);
        if (strncmp(digits, countries[i], 3) == 0 && rest >= 11 && rest <= 12) {
            return true;
        }
    }
    return false;
}

/* The kinds of number, after the country prefix is gone. */
static bool settle_phone(char *digits, char out[PHONE_SIZE])
{
    bool international = digits[0] == '+' || strncmp(digits, "00", 2) == 0;
    const char *rest = digits[0] == '+' ? digits + 1 : international ? digits + 2 : digits;
    if (international && is_outside(rest)) {
        snprintf(out, PHONE_SIZE, "+%.20s", rest);
        return true;
    }
    bool home = strncmp(rest, "86", 2) == 0 && (international || strlen(rest) >= 12);
    if (international && !home) {
        return false;
    }
    rest += home ? 2 : 0;
    if (home && !is_mobile(rest) && rest[0] != '0') {
        snprintf(out, PHONE_SIZE, "0%.20s", rest); /* +86 10 … : the 0 of the area code is left out */
    } else {
        snprintf(out, PHONE_SIZE, "%.20s", rest);
    }
    return is_mobile(out) || is_landline(out);
}

bool phone_normalize(const char *text, char out[PHONE_SIZE], Error *err)
{
    Arena arena = {0};
    char buf[64] = "";
    char digits[40];
    const char *clean = NULL;
    bool ok = text_clean(&arena, text, TEXT_CODE, &clean, NULL);
    text_copy(buf, sizeof buf, ok ? clean : "");
    arena_clear(&arena);
    if (!ok) {
        return refuse_phone(err);
    }
    unwrap(buf);
    if (strchr(buf, '*') != NULL) {
        return error_set(err, ERR_INVALID, NULL,
                         _("手机被遮盖了，请用 export --unmask 重新导出后再导入"));
    }
    if (strpbrk(buf, "eE") != NULL && strchr(buf, '.') != NULL) {
        return error_set(err, ERR_INVALID, NULL,
                         _("手机成了科学计数，请把这一列的格式设为“文本”后重新填写"));
    }
    if (!squeeze(buf, digits, sizeof digits) || !settle_phone(digits, out)) {
        return refuse_phone(err);
    }
    return true;
}

bool phone_normalize_partial(const char *text, char out[PHONE_SIZE])
{
    Arena arena = {0};
    const char *clean = NULL;
    char digits[8] = "";
    size_t count = 0;
    bool ok = text_clean(&arena, text, TEXT_CODE, &clean, NULL);
    for (const char *c = ok ? clean : ""; ok && *c != '\0'; c++) {
        bool hidden = (*c == '*' || *c == 'x' || *c == 'X') && count == 3;
        ok = hidden || (isdigit((unsigned char)*c) && count < sizeof digits - 1);
        if (ok && !hidden) {
            digits[count++] = *c;
        }
    }
    arena_clear(&arena);
    if (!ok || count != 7 || digits[0] != '1' || digits[1] < '3') {
        return false;
    }
    snprintf(out, PHONE_SIZE, "%.3s****%s", digits, digits + 3);
    return true;
}

const char *phone_mask(char *buf, size_t size, const char *phone)
{
    size_t len = strlen(phone);
    if (len < 8 || (!isdigit((unsigned char)phone[0]) && phone[0] != '+')) {
        return text_copy(buf, size, phone);
    }
    size_t tail = len == 11 || len == 12 ? 4 : 3;
    size_t head = len - tail - 4;
    snprintf(buf, size, "%.*s****%s", (int)head, phone, phone + len - tail);
    return buf;
}

const char *phone_format(char *buf, size_t size, const char *phone)
{
    if (is_mobile(phone)) {
        snprintf(buf, size, "%.3s %.4s %s", phone, phone + 3, phone + 7);
    } else {
        text_copy(buf, size, phone);
    }
    return buf;
}

/* GB 11643: weights and check characters. */
static bool id_card_valid(const char *id)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    char date[16];
    int64_t born;
    for (int i = 0; i < 17; i++) {
        sum += (id[i] - '0') * weights[i];
    }
    snprintf(date, sizeof date, "%.8s", id + 6);
    return id[17] == "10X98765432"[sum % 11] && date_parse(date, &born, NULL) &&
           born <= date_today(480);
}

static bool looks_like_card(const char *id)
{
    return strlen(id) == ID_CARD_LEN && strspn(id, "0123456789") >= 17 &&
           strspn(id, "0123456789X") == ID_CARD_LEN;
}

bool id_no_normalize(const char *text, char out[ID_NO_SIZE], Error *err)
{
    Arena arena = {0};
    const char *clean = NULL;
    char buf[64] = "";
    if (text_clean(&arena, text, TEXT_CODE, &clean, NULL)) {
        text_copy(buf, sizeof buf, clean);
    }
    arena_clear(&arena);
    unwrap(buf);
    size_t len = 0;
    for (char *c = buf; *c != '\0'; c++) {
        if (*c != ' ' && len < sizeof buf - 1) {
            buf[len++] = (char)toupper((unsigned char)*c);
        }
    }
    buf[len] = '\0';
    if (strchr(buf, '*') != NULL) {
        return error_set(err, ERR_INVALID, NULL,
                         _("证件号码被遮盖了，请用 export --unmask 重新导出后再导入"));
    }
    if (len < 5 || len > 20 ||
        strspn(buf, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != len) {
        return error_set(err, ERR_INVALID, NULL, _("证件号码应为 5–20 位字母或数字"));
    }
    if (looks_like_card(buf) && !id_card_valid(buf)) {
        return error_set(err, ERR_INVALID, NULL, _("身份证号码校验不符，请对照证件核对"));
    }
    text_copy(out, ID_NO_SIZE, buf);
    return true;
}

const char *id_no_mask(char *buf, size_t size, const char *id_no)
{
    size_t len = strlen(id_no);
    if (len == ID_CARD_LEN) {
        snprintf(buf, size, "%.6s********%s", id_no, id_no + 14);
    } else {
        size_t hidden = len > 4 ? len - 4 : len;
        snprintf(buf, size, "%.2s%.*s%s", id_no, (int)(hidden > 2 ? hidden - 2 : 0),
                 "********************", id_no + (len > 4 ? len - 2 : len));
    }
    return buf;
}

static const char *const double_surnames[] = {
    "欧阳", "司马", "上官", "诸葛", "尉迟", "万俟", "夏侯", "皇甫", "东方", "慕容", "令狐",
    "司徒", "公孙", "轩辕", "长孙", "宇文", "端木", "南宫", "西门", "独孤", "呼延", "申屠"};

const char *name_mask(char *buf, size_t size, const char *name)
{
    size_t first = utf8_fit(name, 2);
    for (size_t i = 0; i < ARRAY_LEN(double_surnames); i++) {
        size_t len = strlen(double_surnames[i]);
        if (strncmp(name, double_surnames[i], len) == 0 && name[len] != '\0') {
            first = len;
        }
    }
    if (first > 0 && (unsigned char)name[0] < 0x80) {
        first = 1;
    }
    snprintf(buf, size, "%.*s*", (int)first, name);
    return buf;
}

bool name_is_title(const char *name)
{
    static const char *const titles[] = {"先生", "女士", "小姐", "太太", "老师", "总", "阿姨"};
    size_t len = strlen(name);
    for (size_t i = 0; i < ARRAY_LEN(titles); i++) {
        size_t tail = strlen(titles[i]);
        if (len > tail && strcmp(name + len - tail, titles[i]) == 0 &&
            (tail > 3 || utf8_count(name) == 2)) {
            return true;
        }
    }
    return false;
}
