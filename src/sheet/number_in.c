#include "sheet/number_in.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"

#define DAY_SECONDS 86400
#define LAST_SERIAL 2958465 /* 9999-12-31 */

/* ECMA-376 18.8.30, with the Chinese formats of 27–36 and 50–58. */
static const struct {
    long from;
    long to;
    NumberKind kind;
} builtin[] = {
    {9, 10, NUMBER_PERCENT}, {14, 16, NUMBER_DATE},  {17, 17, NUMBER_MONTH},
    {18, 21, NUMBER_TIME},   {22, 22, NUMBER_DATE},  {27, 27, NUMBER_MONTH},
    {28, 31, NUMBER_DATE},   {32, 35, NUMBER_TIME},  {36, 36, NUMBER_MONTH},
    {45, 47, NUMBER_TIME},   {50, 50, NUMBER_MONTH}, {51, 51, NUMBER_DATE},
    {52, 52, NUMBER_MONTH},  {53, 54, NUMBER_DATE},  {55, 56, NUMBER_TIME},
    {57, 57, NUMBER_MONTH},  {58, 58, NUMBER_DATE},
};

NumberKind number_kind_builtin(long id)
{
    for (size_t i = 0; i < ARRAY_LEN(builtin); i++) {
        if (id >= builtin[i].from && id <= builtin[i].to) {
            return builtin[i].kind;
        }
    }
    return NUMBER_PLAIN;
}

/* strchr finds the NUL behind every list. */
static bool is_one_of(char c, const char *list)
{
    return c != '\0' && strchr(list, c) != NULL;
}

/* Steps over what is not a letter code: "text", \x, _x, *x and [colour], but [h] [m] [s] count. */
static const char *skip_literal(const char *at)
{
    const char *end;
    switch (*at) {
    case '"':
        end = strchr(at + 1, '"');
        return end == NULL ? at + strlen(at) : end + 1;
    case '[':
        if (is_one_of(at[1], "hHmMsS") && is_one_of(at[2], "hHmMsS]")) {
            return at;
        }
        end = strchr(at, ']');
        return end == NULL ? at + strlen(at) : end + 1;
    case '\\':
    case '_':
    case '*':
        return at[1] == '\0' ? at + 1 : at + 2;
    default:
        return at;
    }
}

/* The letters of the first section of a format, each once. */
static void collect_codes(const char *format, bool seen[128])
{
    while (*format != '\0' && *format != ';') {
        const char *next = skip_literal(format);
        if (next != format) {
            format = next;
            continue;
        }
        unsigned char c = (unsigned char)*format++;
        if (c < 128) {
            seen[c >= 'A' && c <= 'Z' ? c + 32 : c] = true;
        }
    }
}

NumberKind number_kind_format(const char *format)
{
    bool seen[128] = {false};
    if (strncmp(format, "General", 7) == 0) {
        return NUMBER_PLAIN;
    }
    collect_codes(format, seen);
    if (seen['%']) {
        return NUMBER_PERCENT;
    }
    bool time = seen['h'] || seen['s'];
    if (seen['d'] || (seen['y'] && time)) {
        return NUMBER_DATE;
    }
    if (seen['y']) {
        return seen['m'] ? NUMBER_MONTH : NUMBER_DATE;
    }
    if (time) {
        return NUMBER_TIME;
    }
    return seen['m'] ? NUMBER_MONTH : NUMBER_PLAIN;
}

/* 15 significant digits, as Excel shows, written out without exponent. */
static const char *plain_text(Arena *arena, double value, const char *tail)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.14e", fabs(value));
    int exponent = atoi(strchr(digits, 'e') + 1);
    memmove(digits + 1, digits + 2, 14);
    int count = 15;
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    if (exponent < -20 || (count == 1 && digits[0] == '0')) {
        return arena_format(arena, "0%s", tail);
    }
    const char *sign = value < 0 ? "-" : "";
    if (exponent < 0) {
        return arena_format(arena, "%s0.%.*s%.*s%s", sign, -exponent - 1, "00000000000000000000",
                            count, digits, tail);
    }
    int whole = exponent + 1;
    if (count <= whole) {
        return arena_format(arena, "%s%.*s%.*s%s", sign, count, digits, whole - count,
                            "00000000000000000000", tail);
    }
    return arena_format(arena, "%s%.*s.%.*s%s", sign, whole, digits, count - whole, digits + whole,
                        tail);
}

static const char *clock_text(Arena *arena, int64_t seconds)
{
    int hour = (int)(seconds / 3600);
    int minute = (int)(seconds / 60 % 60);
    int second = (int)(seconds % 60);
    if (second == 0) {
        return arena_format(arena, "%02d:%02d", hour, minute);
    }
    return arena_format(arena, "%02d:%02d:%02d", hour, minute, second);
}

/* Days since 1970 of a serial, NONE when there is no such day: Excel's 1900-02-29 is none. */
static int64_t serial_date(int64_t serial, bool since_1904)
{
    if (since_1904) {
        return serial >= 0 && serial <= LAST_SERIAL - 1462 ? serial - 24107 : NONE;
    }
    if (serial < 1 || serial == 60 || serial > LAST_SERIAL) {
        return NONE;
    }
    return serial - (serial < 60 ? 25568 : 25569);
}

static const char *day_text(Arena *arena, int64_t date, int64_t seconds, NumberKind kind)
{
    char day[16];
    date_format(day, sizeof day, date);
    if (seconds > 0) {
        return arena_format(arena, "%s %s", day, clock_text(arena, seconds));
    }
    if (kind == NUMBER_MONTH && strcmp(day + 7, "-01") == 0) {
        day[7] = '\0';
    }
    return arena_copy(arena, day);
}

static const char *date_text(Arena *arena, double value, NumberKind kind, bool since_1904,
                             const char **problem)
{
    int64_t total =
        value >= 0 && value < LAST_SERIAL + 1 ? (int64_t)(value * DAY_SECONDS + 0.5) : -1;
    int64_t seconds = total % DAY_SECONDS;
    if (total >= 0 && (kind == NUMBER_TIME || (total < DAY_SECONDS && seconds > 0))) {
        return clock_text(arena, seconds);
    }
    int64_t date = total < 0 ? NONE : serial_date(total / DAY_SECONDS, since_1904);
    if (date == NONE) {
        *problem = _("这一格的日期不存在，请改成 2026-11-22 这样的日期");
        return NULL;
    }
    return day_text(arena, date, seconds, kind);
}

/* HH:MM, HH:MM:SS, HH:MM:SS.fff and a Z behind it, as seconds rounded; NONE for anything else. */
static int64_t iso_seconds(const char *text)
{
    int hour;
    int minute;
    int used = 0;
    double second = 0;
    char *end;
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &used) != 2) {
        return NONE;
    }
    end = (char *)text + used;
    if (*end == ':') {
        second = strtod(end + 1, &end);
    }
    bool clock = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 &&
                 second < 60 && (*end == '\0' || strcmp(end, "Z") == 0);
    return clock ? (hour * 60 + minute) * 60 + (int64_t)(second + 0.5) : NONE;
}

/* The day that stands for none: where serial 0 lies. */
static bool is_no_day(int64_t date, bool since_1904)
{
    return date == date_from_civil(1899, 12, 31) || date == date_from_civil(1899, 12, 30) ||
           (since_1904 && date == date_from_civil(1904, 1, 1));
}

const char *iso_text(Arena *arena, const char *raw, NumberKind kind, bool since_1904)
{
    int64_t date = NONE;
    int year = 0;
    int month = 0;
    int day = 0;
    int used = 0;
    if (sscanf(raw, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3) {
        date = date_from_civil(year, month, day);
    }
    const char *rest = raw + used + (raw[used] == 'T');
    int64_t seconds = *rest == '\0' ? 0 : iso_seconds(rest);
    if (raw[0] == '\0' || seconds == NONE || (used > 0 && date == NONE)) {
        return arena_copy(arena, raw);
    }
    if (used == 0 || is_no_day(date, since_1904) || (kind == NUMBER_TIME && *rest != '\0')) {
        return clock_text(arena, seconds % DAY_SECONDS);
    }
    return day_text(arena, date + seconds / DAY_SECONDS, seconds % DAY_SECONDS, kind);
}

/* Most numbers stand in the file as they are to be read: 12, -5, 117.22, at most 15 digits. */
static bool already_plain(const char *raw)
{
    const char *whole = raw + (raw[0] == '-');
    size_t len = strspn(whole, "0123456789");
    if (len == 0 || len > 15 || whole[0] == '0') {
        return false;
    }
    if (whole[len] == '\0') {
        return true;
    }
    size_t rest = whole[len] == '.' ? strspn(whole + len + 1, "0123456789") : 0;
    return rest > 0 && len + rest <= 15 && whole[len + 1 + rest] == '\0' &&
           whole[len + rest] != '0';
}

const char *number_text(Arena *arena, const char *raw, NumberKind kind, bool since_1904,
                        const char **problem)
{
    if (kind == NUMBER_PLAIN && already_plain(raw)) {
        return arena_copy(arena, raw);
    }
    char *end;
    double value = strtod(raw, &end);
    if (raw[0] == '\0' || *end != '\0' || raw[strspn(raw, "0123456789+-.eE")] != '\0' ||
        !isfinite(value)) {
        *problem = _("这一格不是能读的数字，请重新输入");
        return NULL;
    }
    if (kind >= NUMBER_DATE) {
        return date_text(arena, value, kind, since_1904, problem);
    }
    if (fabs(value) >= 1e15) {
        *problem = _("数字超过 15 位，表格软件已丢了后面的位数，请把这一列设为文本后重新输入");
        return NULL;
    }
    return kind == NUMBER_PERCENT ? plain_text(arena, value * 100, "%")
                                  : plain_text(arena, value, "");
}
