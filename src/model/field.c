#include "model/field.h"

#include "base/identity.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/choice.h"

#include <stdio.h>
#include <string.h>

typedef bool Parse(const Field *field, const char *text, const ParseContext *context, void *record,
                   Error *err);
typedef const char *Format(Arena *arena, const Field *field, int64_t number);

typedef struct FieldTypeRow {
    bool text;
    bool right; /* aligned right */
    const char *suffix;
    Parse *parse;
    Format *format;  /* numbers: as files carry it */
    Format *display; /* numbers: as people read it */
} FieldTypeRow;

static char *buffer_of(Arena *arena)
{
    return arena_alloc(arena, 40);
}

/* Text types */

static bool parse_clean(const Field *field, const char *text, const ParseContext *context,
                        void *record, Error *err)
{
    static const TextRule rules[FIELD_TYPE_COUNT] = {
        [FIELD_TEXT] = TEXT_LINE, [FIELD_NOTE] = TEXT_FREE, [FIELD_NAME] = TEXT_NAME,
        [FIELD_CODE] = TEXT_CODE, [FIELD_REF] = TEXT_CODE,
    };
    const char *clean = NULL;
    if (!text_clean(context->arena, text, rules[field->type], &clean, err)) {
        return false;
    }
    field_set_text(field, record, clean);
    return true;
}

static bool parse_phone(const Field *field, const char *text, const ParseContext *context,
                        void *record, Error *err)
{
    char phone[PHONE_SIZE];
    const char *clean = NULL;
    if ((field->flags & ANONYMOUS) && text_clean(context->arena, text, TEXT_CODE, &clean, NULL) &&
        strcmp(clean, PHONE_ANONYMOUS) == 0) {
        field_set_text(field, record, PHONE_ANONYMOUS);
        return true;
    }
    bool partial = (field->flags & PARTIAL) && phone_normalize_partial(text, phone);
    if (!partial && !phone_normalize(text, phone, err)) {
        return false;
    }
    field_set_text(field, record, arena_copy(context->arena, phone));
    return true;
}

static bool parse_id_no(const Field *field, const char *text, const ParseContext *context,
                        void *record, Error *err)
{
    char id_no[ID_NO_SIZE];
    if (!id_no_normalize(text, !context->entry && !context->sure, id_no, err)) {
        return false;
    }
    field_set_text(field, record, arena_copy(context->arena, id_no));
    return true;
}

static bool parse_range(const Field *field, const char *text, const ParseContext *context,
                        void *record, Error *err)
{
    const char *clean = NULL;
    if (!text_clean(context->arena, text, TEXT_CODE, &clean, err)) {
        return false;
    }
    char *low_text = arena_copy(context->arena, clean);
    char *dash = strpbrk(low_text, "-~");
    int64_t low = NONE;
    int64_t high = NONE;
    if (dash != NULL) {
        *dash = '\0';
    }
    if (!area_parse(low_text, &low, err) || (dash != NULL && !area_parse(dash + 1, &high, err))) {
        return false;
    }
    if (dash != NULL && low > high) {
        return error_set(err, ERR_INVALID, NULL, _("面积范围应当小数在前，请写成 100-120"));
    }
    char low_buf[40];
    char high_buf[40];
    area_format(low_buf, sizeof low_buf, low);
    area_format(high_buf, sizeof high_buf, high);
    field_set_text(field, record,
                   arena_format(context->arena, dash != NULL ? "%s-%s" : "%s", low_buf, high_buf));
    return true;
}

/* Number types */

static bool parse_choice(const Field *field, const char *text, const ParseContext *context,
                         void *record, Error *err)
{
    const char *clean = text_fold(context->arena, text);
    int64_t index = choice_from_label(field->choices, clean);
    const ChoiceList *list = choice_list(field->choices);
    for (size_t i = 0; context->entry && index == NONE && i < list->count; i++) {
        if (strcmp(list->rows[i].code, clean) == 0 || strcmp(_(list->rows[i].label), clean) == 0) {
            index = (int64_t)i;
        }
    }
    if (index != NONE) {
        field_set_number(field, record, index);
        return true;
    }
    Str names = {0};
    for (size_t i = 0; i < list->count; i++) {
        str_format(&names, "%s%s", i == 0 ? "" : "/", _(list->rows[i].label));
    }
    error_set(err, ERR_INVALID, NULL, _("只能填 %s"), str_text(&names));
    str_clear(&names);
    return false;
}

static bool parse_bool(const Field *field, const char *text, const ParseContext *context,
                       void *record, Error *err)
{
    const char *clean = text_fold(context->arena, text);
    bool yes = strcmp(clean, "是") == 0 || strcmp(clean, _("是")) == 0;
    bool no = strcmp(clean, "否") == 0 || strcmp(clean, _("否")) == 0;
    if (!yes && !no) {
        return error_set(err, ERR_INVALID, NULL, _("只能填 是/否"));
    }
    field_set_number(field, record, yes);
    return true;
}

static bool parse_number(const Field *field, const char *text, const ParseContext *context,
                         void *record, Error *err)
{
    int64_t number = NONE;
    bool ok = false;
    switch (field->type) {
    case FIELD_MONEY:
        ok = context->entry ? money_parse_entry(text, &number, err)
                            : money_parse(text, &number, err);
        break;
    case FIELD_AREA:
        ok = area_parse(text, &number, err);
        break;
    case FIELD_RATE:
        ok = rate_parse(text, &number, err);
        break;
    default:
        ok = count_parse(text, &number, err);
        break;
    }
    if (!ok) {
        return false;
    }
    if ((field->flags & POSITIVE) && number <= 0) {
        return error_set(err, ERR_INVALID, NULL, _("应当大于 0"));
    }
    if (!(field->flags & SIGNED) && number < 0) {
        return error_set(err, ERR_INVALID, NULL, _("不能是负数"));
    }
    if ((field->flags & YEARLY) && !rate_check_yearly(number, err)) {
        return false;
    }
    field_set_number(field, record, number);
    return true;
}

static bool parse_date(const Field *field, const char *text, const ParseContext *context,
                       void *record, Error *err)
{
    int64_t number = NONE;
    bool ok = false;
    switch (field->type) {
    case FIELD_TIME:
        ok = time_parse(text, &number, err);
        break;
    case FIELD_MONTH:
        ok = month_parse(text, &number, err);
        break;
    default:
        ok = context->entry ? date_parse_entry(text, context->today, &number, err)
                            : date_parse(text, &number, err);
        break;
    }
    if (ok) {
        field_set_number(field, record, number);
    }
    return ok;
}

static const char *format_choice(Arena *arena, const Field *field, int64_t number)
{
    (void)arena;
    return choice_label(field->choices, number);
}

static const char *display_choice(Arena *arena, const Field *field, int64_t number)
{
    (void)arena;
    return _(choice_label(field->choices, number));
}

static const char *format_bool(Arena *arena, const Field *field, int64_t number)
{
    (void)arena;
    (void)field;
    return number ? "是" : "否";
}

static const char *display_bool(Arena *arena, const Field *field, int64_t number)
{
    return _(format_bool(arena, field, number));
}

#define FORMAT_BY(name, call)                                                                      \
    static const char *name(Arena *arena, const Field *field, int64_t number)                      \
    {                                                                                              \
        (void)field;                                                                               \
        char *buf = buffer_of(arena);                                                              \
        return call(buf, 40, number);                                                              \
    }

FORMAT_BY(format_money, money_plain)
FORMAT_BY(display_money, money_format)
FORMAT_BY(format_area, area_format)
FORMAT_BY(format_rate, rate_format)
FORMAT_BY(display_count, count_format)
FORMAT_BY(format_date, date_format)
FORMAT_BY(format_time, time_format)
FORMAT_BY(format_month, month_format)

static const char *format_count(Arena *arena, const Field *field, int64_t number)
{
    (void)field;
    return arena_format(arena, "%lld", (long long)number);
}

static const FieldTypeRow types[FIELD_TYPE_COUNT] = {
    [FIELD_TEXT] = {true, false, "", parse_clean, NULL, NULL},
    [FIELD_NOTE] = {true, false, "", parse_clean, NULL, NULL},
    [FIELD_NAME] = {true, false, "", parse_clean, NULL, NULL},
    [FIELD_CODE] = {true, false, "", parse_clean, NULL, NULL},
    [FIELD_REF] = {true, false, "", parse_clean, NULL, NULL},
    [FIELD_PHONE] = {true, false, "", parse_phone, NULL, NULL},
    [FIELD_ID_NO] = {true, false, "", parse_id_no, NULL, NULL},
    [FIELD_RANGE] = {true, false, "", parse_range, NULL, NULL},
    [FIELD_CHOICE] = {false, false, "", parse_choice, format_choice, display_choice},
    [FIELD_BOOL] = {false, false, "", parse_bool, format_bool, display_bool},
    [FIELD_MONEY] = {false, true, "_fen", parse_number, format_money, display_money},
    [FIELD_AREA] = {false, true, "_dm2", parse_number, format_area, format_area},
    [FIELD_RATE] = {false, true, "_ppm", parse_number, format_rate, format_rate},
    [FIELD_COUNT] = {false, true, "", parse_number, format_count, display_count},
    [FIELD_DATE] = {false, false, "", parse_date, format_date, format_date},
    [FIELD_TIME] = {false, false, "", parse_date, format_time, format_time},
    [FIELD_MONTH] = {false, false, "", parse_date, format_month, format_month},
};

bool field_is_text(const Field *field)
{
    return types[field->type].text;
}

bool field_is_number(const Field *field)
{
    return types[field->type].right;
}

const char *field_suffix(const Field *field)
{
    return types[field->type].suffix;
}

static const void *member(const Field *field, const void *record)
{
    return (const char *)record + field->offset;
}

const char *field_text(const Field *field, const void *record)
{
    const char *text;
    memcpy(&text, member(field, record), sizeof text);
    return text;
}

int64_t field_number(const Field *field, const void *record)
{
    int64_t number;
    memcpy(&number, member(field, record), sizeof number);
    return number;
}

void field_set_text(const Field *field, void *record, const char *text)
{
    memcpy((char *)record + field->offset, &text, sizeof text);
}

void field_set_number(const Field *field, void *record, int64_t number)
{
    memcpy((char *)record + field->offset, &number, sizeof number);
}

bool field_empty(const Field *field, const void *record)
{
    return field_is_text(field) ? text_empty(field_text(field, record))
                                : field_number(field, record) == NONE;
}

bool field_equal(const Field *field, const void *a, const void *b)
{
    return field_is_text(field) ? text_equal(field_text(field, a), field_text(field, b))
                                : field_number(field, a) == field_number(field, b);
}

void field_copy(const Field *field, void *to, const void *from)
{
    if (field_is_text(field)) {
        field_set_text(field, to, field_text(field, from));
    } else {
        field_set_number(field, to, field_number(field, from));
    }
}

static void field_clear(const Field *field, void *record)
{
    if (field_is_text(field)) {
        field_set_text(field, record, NULL);
    } else {
        field_set_number(field, record, NONE);
    }
}

bool field_parse(const Field *field, const char *text, const ParseContext *context, void *record,
                 Error *err)
{
    if (utf8_valid(text, strlen(text)) && *text_fold(context->arena, text) == '\0') {
        field_clear(field, record);
        return true;
    }
    if (types[field->type].parse(field, text, context, record, err)) {
        return true;
    }
    if (err != NULL) {
        text_copy(err->field, sizeof err->field, field->id);
    }
    return false;
}

const char *field_format(Arena *arena, const Field *field, const void *record)
{
    if (field_empty(field, record)) {
        return "";
    }
    return field_is_text(field)
               ? field_text(field, record)
               : types[field->type].format(arena, field, field_number(field, record));
}

const char *field_display(Arena *arena, const Field *field, const void *record, bool mask)
{
    if (field_empty(field, record)) {
        return "";
    }
    if (!field_is_text(field)) {
        return types[field->type].display(arena, field, field_number(field, record));
    }
    const char *text = field_text(field, record);
    char *buf = arena_alloc(arena, strlen(text) + 40);
    if (field->type == FIELD_PHONE) {
        return mask ? phone_mask(buf, strlen(text) + 40, text)
                    : phone_format(buf, strlen(text) + 40, text);
    }
    if (field->type == FIELD_ID_NO && mask) {
        return id_no_mask(buf, strlen(text) + 40, text);
    }
    return text;
}
