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

/* ="138…" as Excel exports a text number: the wrapper goes, and the ' that makes a cell a text. */
static void unwrap(char *buf)
{
    size_t len = strlen(buf);
    if (buf[0] == '\'') {
        memmove(buf, buf + 1, len--);
    }
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
    text_copy_whole(buf, sizeof buf, ok ? clean : "");
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

/* 17 digits and one more, but the number of a business licence. */
static bool looks_like_card(const char *id)
{
    bool licence = id[0] == '9' && id[1] >= '1' && id[1] <= '3';
    return !licence && strspn(id, "0123456789") >= 17 && utf8_count(id) == ID_CARD_LEN;
}

/* A card that lost or won digits; 15 had those of old. */
static bool looks_cut(const char *id)
{
    size_t len = strlen(id);
    return strspn(id, "0123456789") == len && (len == 14 || len == 16 || len == 17 || len >= 19);
}

/* What a spreadsheet leaves of 18 digits: it keeps 15. */
static bool looks_rounded(const char *id)
{
    return strspn(id, "0123456789") == ID_CARD_LEN && strcmp(id + 15, "000") == 0;
}

/* Hyphens and brackets of every width and shape are the ones of ASCII; 0 may not stand there. */
static uint32_t fold_mark(uint32_t code)
{
    static const struct {
        uint32_t from;
        uint32_t to;
        uint32_t mark;
    } marks[] = {
        {0x2010, 0x2015, '-'}, {0x2212, 0x2212, '-'}, {0x3010, 0x3010, '('}, {0x3011, 0x3011, ')'},
        {0x3014, 0x3014, '('}, {0x3015, 0x3015, ')'}, {'(', ')', 0},         {'-', '-', 0},
        {'[', '[', 0},         {']', ']', 0},
    };
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        if (code >= marks[i].from && code <= marks[i].to) {
            return marks[i].mark != 0 ? marks[i].mark : code;
        }
    }
    return 0;
}

/* Letters in upper case, digits and marks, blanks left out; count: of letters and digits. */
static bool squeeze_document(const char *text, Str *out, size_t *count)
{
    char bytes[4];
    uint32_t code = 0;
    *count = 0;
    for (size_t used; *text != '\0'; text += used) {
        used = utf8_decode(text, strlen(text), &code);
        bool known = used > 0 && (utf8_is_letter(code) || (code >= '0' && code <= '9'));
        uint32_t mark = known ? code : fold_mark(code);
        if (used == 0 || (mark == 0 && code != ' ')) {
            return false;
        }
        mark = mark < 0x80 ? (uint32_t)toupper((int)mark) : mark;
        str_add_len(out, bytes, code == ' ' ? 0 : utf8_encode(mark, bytes));
        *count += known;
    }
    return true;
}

static bool refuse_document(const char *text, Error *err)
{
    if (strchr(text, '*') != NULL) {
        return error_set(err, ERR_INVALID, NULL,
                         _("证件号码被遮盖了，请用 export --unmask 重新导出后再导入"));
    }
    if (strpbrk(text, "eE") != NULL && strchr(text, '.') != NULL) {
        return error_set(err, ERR_INVALID, NULL,
                         _("证件号码成了科学计数，请把这一列设为文本后重新填写"));
    }
    return error_set(err, ERR_INVALID, NULL, _("证件号码应为 5–20 个字母、汉字、数字、短横或括号"));
}

static bool check_card(const char *id, bool file, Error *err)
{
    if (looks_cut(id)) {
        return error_set(err, ERR_INVALID, NULL, _("身份证号应为 18 位，请对照证件核对"));
    }
    if (!looks_like_card(id)) {
        return true;
    }
    if (file && looks_rounded(id)) {
        return error_set(err, ERR_INVALID, NULL,
                         _("身份证号末三位是 000，多半被表格软件改过：请把这一列设为文本后重新填写，"
                           "号码本来如此就加 --yes"));
    }
    if (strspn(id, "0123456789X") != ID_CARD_LEN) {
        return error_set(err, ERR_INVALID, NULL,
                         _("身份证号应为 18 位，末位是数字或 X，请对照证件核对"));
    }
    return id_card_valid(id) ||
           error_set(err, ERR_INVALID, NULL, _("身份证号码校验不符，请对照证件核对"));
}

bool id_no_is_card(const char *id_no)
{
    bool old = strlen(id_no) == 15 && strspn(id_no, "0123456789") == 15;
    return old || looks_like_card(id_no);
}

bool id_no_normalize(const char *text, bool file, char out[ID_NO_SIZE], Error *err)
{
    Arena arena = {0};
    Str squeezed = {0};
    const char *clean = NULL;
    char buf[256] = "";
    size_t known = 0;
    if (text_clean(&arena, text, TEXT_CODE, &clean, NULL)) {
        text_copy_whole(buf, sizeof buf, clean);
    }
    arena_clear(&arena);
    unwrap(buf);
    bool fits = squeeze_document(buf, &squeezed, &known);
    size_t count = fits ? utf8_count(str_text(&squeezed)) : 0;
    fits = fits && count >= 5 && count <= 20 && known > 0;
    bool ok = fits ? check_card(str_text(&squeezed), file, err) : refuse_document(buf, err);
    text_copy(out, ID_NO_SIZE, ok ? str_text(&squeezed) : "");
    str_clear(&squeezed);
    return ok;
}

/* The first `count` characters of a text, in bytes. */
static size_t head_of(const char *text, size_t count)
{
    size_t len = 0;
    while (count > 0 && text[len] != '\0') {
        for (len++; ((unsigned char)text[len] & 0xC0) == 0x80; len++) {
        }
        count--;
    }
    return len;
}

const char *id_no_mask(char *buf, size_t size, const char *id_no)
{
    size_t count = utf8_count(id_no);
    bool card = count == ID_CARD_LEN && strlen(id_no) == count;
    size_t head = card ? 6 : count < 2 ? count : 2;
    size_t tail = card ? 4 : count > 4 ? 2 : 0;
    int hidden = (int)(count > head + tail ? count - head - tail : 0);
    snprintf(buf, size, "%.*s%.*s%s", (int)head_of(id_no, head), id_no, hidden,
             "****************************************", id_no + head_of(id_no, count - tail));
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
