#include "base/date.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2999 /* what the columns of the site file take */
#define MINUTES_A_DAY 1440

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/* Days from 1970-01-01 by counting years from March, so that the leap day comes last. */
int64_t date_from_civil(int year, int month, int day)
{
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > month_length(year, month)) {
        return NONE;
    }
    int64_t y = year - (month <= 2);
    int64_t era = y / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

Civil date_civil(int64_t date)
{
    int64_t z = date + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return (Civil){(int)(year_of_era + era * 400 + (month <= 2)), month,
                   (int)(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int date_weekday(int64_t date)
{
    int64_t day = (date + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(day < 0 ? day + 7 : day) + 1;
}

int64_t date_week_start(int64_t date)
{
    return date - (date_weekday(date) - 1);
}

void date_iso_week(int64_t date, int *year, int *week)
{
    int64_t thursday = date_week_start(date) + 3;
    *year = date_civil(thursday).year;
    *week = (int)((thursday - date_from_civil(*year, 1, 1)) / 7) + 1;
}

int64_t date_month_start(int64_t date)
{
    return date - (date_civil(date).day - 1);
}

int64_t date_month_end(int64_t date)
{
    Civil civil = date_civil(date);
    return date_month_start(date) + month_length(civil.year, civil.month) - 1;
}

int64_t date_year_start(int64_t date)
{
    return date_from_civil(date_civil(date).year, 1, 1);
}

int64_t date_month(int64_t date)
{
    Civil civil = date_civil(date);
    return (int64_t)civil.year * 12 + civil.month - 1;
}

int64_t month_first_date(int64_t month)
{
    return date_from_civil((int)(month / 12), (int)(month % 12) + 1, 1);
}

int64_t date_add_months(int64_t date, int months)
{
    int64_t start = month_first_date(date_month(date) + months);
    Civil first = date_civil(start);
    int length = month_length(first.year, first.month);
    int day = date_civil(date).day;
    return start + (day < length ? day : length) - 1;
}

/* Parsing */

/* A stored date is read at every row of a list: what is plain already is not folded again. */
static void copy_folded(char *buf, size_t size, const char *text)
{
    if (text[strspn(text, "0123456789-/:")] == '\0') {
        text_copy_whole(buf, size, text);
        return;
    }
    Arena arena = {0};
    text_copy_whole(buf, size, text_fold(&arena, text));
    arena_clear(&arena);
}

static bool refuse_date(Error *err)
{
    return error_set(err, ERR_INVALID, NULL, _("日期请写成 2026-11-22"));
}

static bool set_date(int year, int month, int day, int64_t *date, Error *err)
{
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        return error_set(err, ERR_INVALID, NULL, _("日期应在 %d 年到 %d 年之间"), FIRST_YEAR,
                         LAST_YEAR);
    }
    int64_t found = date_from_civil(year, month, day);
    if (found == NONE) {
        return error_set(err, ERR_INVALID, NULL, _("没有这一天，日期请写成 2026-11-22"));
    }
    *date = found;
    return true;
}

static bool all_digits(const char *text, size_t len)
{
    return strlen(text) == len && strspn(text, "0123456789") == len;
}

/* "2026-1-2" and "2026/1/2": three runs of digits with one separator throughout. */
static bool parse_parts(const char *text, int parts[3])
{
    int year_len = 0;
    int used = 0;
    char first = 0;
    char second = 0;
    if (sscanf(text, "%4d%n%c%2d%c%2d%n", &parts[0], &year_len, &first, &parts[1], &second,
               &parts[2], &used) != 5 || text[used] != '\0') {
        return false;
    }
    return year_len == 4 && first == second && (first == '-' || first == '/') &&
           strspn(text, "0123456789-/") == strlen(text) && text[5] != '-' &&
           strstr(text, "--") == NULL && strstr(text, "//") == NULL;
}

bool date_parse(const char *text, int64_t *date, Error *err)
{
    char buf[32] = "";
    int parts[3];
    copy_folded(buf, sizeof buf, text);
    size_t len = strlen(buf);
    static const char *const tails[] = {" 00:00:00", " 00:00", " 0:00:00", " 0:00"};
    for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
        size_t tail = strlen(tails[i]);
        if (len > tail && strcmp(buf + len - tail, tails[i]) == 0) {
            buf[len - tail] = '\0';
            break;
        }
    }
    if (all_digits(buf, 8)) {
        int number = atoi(buf);
        return set_date(number / 10000, number / 100 % 100, number % 100, date, err);
    }
    if (!parse_parts(buf, parts)) {
        return refuse_date(err);
    }
    return set_date(parts[0], parts[1], parts[2], date, err);
}

bool date_parse_entry(const char *text, int64_t today, int64_t *date, Error *err)
{
    char buf[32] = "";
    int month;
    int day;
    int used = 0;
    copy_folded(buf, sizeof buf, text);
    if (strcmp(buf, ".") == 0 || strcmp(buf, "。") == 0) {
        *date = today;
        return true;
    }
    if ((buf[0] == '+' || buf[0] == '-') && strlen(buf) <= 5 &&
        all_digits(buf + 1, strlen(buf) - 1) && buf[1] != '\0') {
        *date = today + atoi(buf);
        return true;
    }
    if (strlen(buf) <= 5 && (sscanf(buf, "%2d.%2d%n", &month, &day, &used) == 2 ||
                             sscanf(buf, "%2d-%2d%n", &month, &day, &used) == 2 ||
                             sscanf(buf, "%2d/%2d%n", &month, &day, &used) == 2) &&
        buf[used] == '\0') {
        return set_date(date_civil(today).year, month, day, date, err);
    }
    return date_parse(text, date, err);
}

bool time_parse(const char *text, int64_t *minutes, Error *err)
{
    char buf[32] = "";
    int hour = 0;
    int minute = 0;
    int second = 0;
    int used = 0;
    copy_folded(buf, sizeof buf, text);
    bool digits = strspn(buf, "0123456789:") == strlen(buf) && buf[0] != ':';
    bool ok = digits && sscanf(buf, "%2d:%2d%n", &hour, &minute, &used) == 2;
    if (ok && buf[used] == ':') {
        int more = 0;
        ok = sscanf(buf + used, ":%2d%n", &second, &more) == 1;
        used += more;
    }
    if (!ok || buf[used] != '\0' || buf[used - 2] == ':' || hour > 23 || minute > 59 ||
        second > 59) {
        return error_set(err, ERR_INVALID, NULL, _("时间请写成 14:05"));
    }
    *minutes = hour * 60 + minute;
    return true;
}

bool month_parse(const char *text, int64_t *month, Error *err)
{
    char buf[32] = "";
    int year = 0;
    int number = 0;
    int used = 0;
    char separator = 0;
    copy_folded(buf, sizeof buf, text);
    if (strspn(buf, "0123456789-/") != strlen(buf) ||
        sscanf(buf, "%4d%c%2d%n", &year, &separator, &number, &used) != 3 || buf[used] != '\0' ||
        (separator != '-' && separator != '/') || number < 1 || number > 12 || year < FIRST_YEAR ||
        year > LAST_YEAR) {
        return error_set(err, ERR_INVALID, NULL, _("月份请写成 2026-11"));
    }
    *month = (int64_t)year * 12 + number - 1;
    return true;
}

/* Formatting */

const char *date_format(char *buf, size_t size, int64_t date)
{
    buf[0] = '\0';
    if (date != NONE) {
        Civil civil = date_civil(date);
        snprintf(buf, size, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    }
    return buf;
}

const char *time_format(char *buf, size_t size, int64_t time)
{
    buf[0] = '\0';
    if (time != NONE) {
        snprintf(buf, size, "%02d:%02d", (int)(time / 60), (int)(time % 60));
    }
    return buf;
}

const char *month_format(char *buf, size_t size, int64_t month)
{
    buf[0] = '\0';
    if (month != NONE) {
        snprintf(buf, size, "%04d-%02d", (int)(month / 12), (int)(month % 12) + 1);
    }
    return buf;
}

/* The clock */

#define SHANGHAI 480 /* minutes ahead of UTC */

/* $ANCHANG_TODAY: a date, perhaps with a time behind it; what it lacks is NONE. */
static void read_fixed(int64_t *date, int64_t *time)
{
    char buf[32] = "";
    const char *fixed = getenv("ANCHANG_TODAY");
    *date = *time = NONE;
    text_copy(buf, sizeof buf, fixed != NULL ? fixed : "");
    char *space = strchr(buf, ' ');
    if (space != NULL) {
        *space = '\0';
    }
    if (date_parse(buf, date, NULL) && space != NULL) {
        time_parse(space + 1, time, NULL);
    }
}

int64_t date_today(int utc_offset)
{
    int64_t date;
    int64_t minute;
    read_fixed(&date, &minute);
    return date != NONE
               ? date
               : (int64_t)((time(NULL) + (time_t)utc_offset * 60) / (MINUTES_A_DAY * 60));
}

int64_t time_now(int utc_offset)
{
    int64_t date;
    int64_t minute;
    read_fixed(&date, &minute);
    return minute != NONE ? minute : (int64_t)((time(NULL) / 60 + utc_offset) % MINUTES_A_DAY);
}

bool clock_has_time(void)
{
    int64_t date;
    int64_t minute;
    read_fixed(&date, &minute);
    return date == NONE || minute != NONE;
}

/* The number that so many digits make; -1 when one of them is none. */
static int digits(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/* "2026-11-22T02:05:00Z": asked at every save, so no scanf. */
int64_t instant_minutes(const char *instant)
{
    if (strlen(instant) < 16 || instant[4] != '-' || instant[10] != 'T') {
        return NONE;
    }
    int64_t date = date_from_civil(digits(instant, 4), digits(instant + 5, 2),
                                   digits(instant + 8, 2));
    int hour = digits(instant + 11, 2);
    int minute = digits(instant + 14, 2);
    return date == NONE || hour < 0 || minute < 0 ? NONE
                                                  : date * MINUTES_A_DAY + hour * 60 + minute;
}

const char *instant_now(char *buf, size_t size)
{
    int64_t date;
    int64_t minute;
    int64_t seconds = (int64_t)time(NULL);
    read_fixed(&date, &minute);
    if (minute != NONE) {
        seconds = (date * MINUTES_A_DAY + minute - SHANGHAI) * 60;
    } else if (date != NONE) { /* the site's day, whatever the hour in London */
        int64_t local = (seconds + SHANGHAI * 60) % (MINUTES_A_DAY * 60);
        seconds = (date * MINUTES_A_DAY - SHANGHAI) * 60 + local;
    }
    int64_t clock = seconds % (MINUTES_A_DAY * 60);
    char day[16];
    snprintf(buf, size, "%sT%02d:%02d:%02dZ",
             date_format(day, sizeof day, seconds / (MINUTES_A_DAY * 60)), (int)(clock / 3600),
             (int)(clock / 60 % 60), (int)(clock % 60));
    return buf;
}
