/*
 * Civil dates as days since 1970-01-01, times as minutes of the day, months as year * 12 + month -
 * 1: int64_t each, NONE when empty. ISO weeks start on Monday. Our own arithmetic, never SQLite's.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NONE INT64_MIN /* an empty number, date or time; known to the walkers, date_ and money_ */

typedef struct Civil {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
} Civil;

int64_t date_from_civil(int year, int month, int day); /* NONE when there is no such date */
Civil date_civil(int64_t date);
int date_weekday(int64_t date);          /* 1 Monday … 7 Sunday */
int64_t date_week_start(int64_t date);   /* its Monday */
void date_iso_week(int64_t date, int *year, int *week); /* 2026-12-31 is 2026-W53 */
int64_t date_month_start(int64_t date);
int64_t date_month_end(int64_t date);
int64_t date_year_start(int64_t date);
int64_t date_add_months(int64_t date, int months); /* the day clamped to the month's length */
int64_t date_month(int64_t date);                  /* year * 12 + month - 1 */
int64_t month_first_date(int64_t month);

/* Files: YYYY-M-D, YYYY/M/D, YYYYMMDD, a " 00:00:00" tail dropped, full width folded, from 1900
 * to 2999. */
bool date_parse(const char *text, int64_t *date, Error *err);
/* The console too: "." today, "-1", "+7", "6.1" (this year), "20261122". */
bool date_parse_entry(const char *text, int64_t today, int64_t *date, Error *err);
bool time_parse(const char *text, int64_t *minutes, Error *err); /* H:MM, HH:MM, HH:MM:SS */
bool month_parse(const char *text, int64_t *month, Error *err);  /* YYYY-MM, YYYY/M */

/* All return buf; NONE gives "". size at least 11, 6, 8. */
const char *date_format(char *buf, size_t size, int64_t date);  /* YYYY-MM-DD */
const char *time_format(char *buf, size_t size, int64_t time);  /* HH:MM */
const char *month_format(char *buf, size_t size, int64_t month); /* YYYY-MM */

/* The clock. $ANCHANG_TODAY holds it for tests and demonstrations: a date (the time of day goes
 * on), or a date and a time, "2026-11-22 14:05" (both stand still). Offsets in minutes: 480 for
 * Asia/Shanghai. */
int64_t date_today(int utc_offset);
int64_t time_now(int utc_offset);                /* minutes of the day */
bool clock_has_time(void); /* false while $ANCHANG_TODAY holds a date only: days can be compared */
int64_t instant_minutes(const char *instant);    /* since 1970 of a text of instant_now; NONE */
const char *instant_now(char *buf, size_t size); /* UTC, 2026-11-24T01:02:03Z; size at least 21 */

#endif
