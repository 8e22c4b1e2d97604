/*
 * Field: the one row from which the form field, the list column, INSERT/UPDATE/SELECT, validation,
 * the import heading, the export column, the audit difference and the masking of a value follow.
 *
 * An entity's header holds an X-macro list; each row is
 *     F(TYPE, id, N_("标签"), flags, width, choices)
 * id is the struct member, the column in the database and the identifier of `anchang do`; the label
 * is the heading of the register. Text members are const char * (borrowed from the record's arena),
 * all others int64_t, NONE when empty.
 */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum FieldType {
    FIELD_TEXT,   /* one line; choices may name an open list of suggestions */
    FIELD_NOTE,   /* free text with line breaks */
    FIELD_NAME,   /* a person's or an item's name */
    FIELD_CODE,   /* a number or key: full width folded to ASCII */
    FIELD_PHONE,  /* normalised digits; PHONE_ANONYMOUS where the flag ANONYMOUS stands */
    FIELD_ID_NO,  /* an ID document */
    FIELD_REF,    /* the key of another entity, whose name stands in choices */
    FIELD_RANGE,  /* an area or a range of areas: 100 or 100-120, canonical text */
    FIELD_CHOICE, /* an index into the choice list named in choices; its code in the database */
    FIELD_BOOL,   /* 是 or 否, 1 or 0 */
    FIELD_MONEY,  /* fen */
    FIELD_AREA,   /* 0.01 m² */
    FIELD_RATE,   /* ppm; percent outside */
    FIELD_COUNT,  /* an integer */
    FIELD_DATE,
    FIELD_TIME,
    FIELD_MONTH,
    FIELD_TYPE_COUNT
} FieldType;

enum FieldFlag {
    REQUIRED = 1 << 0,  /* in a row of the register */
    KEY = 1 << 1,       /* part of the key by which a repeated row is known */
    ALLOCATED = 1 << 2, /* a number given out in the transaction when left empty */
    COMPUTED = 1 << 3,  /* exported behind the others, ignored on import, set by the domain only */
    HIDDEN = 1 << 4,    /* stored, in no register; of an input: given by files, asked by no form */
    ANONYMOUS = 1 << 5, /* a phone that may be 未留电, a consultant that may be 待分配 */
    POSITIVE = 1 << 6,  /* a number > 0; without it >= 0, unless SIGNED */
    SIGNED = 1 << 7,
    TODAY = 1 << 8,     /* an empty date is today in a form and in `do` */
    NOW = 1 << 9,       /* an empty time is now in a form and in `do` */
    PLANNED = 1 << 10,  /* a date that lies ahead by nature: no limit on the future */
    WITNESS = 1 << 11,  /* the name of a second person of the staff list, never that of who acts; choices
                           is the code of the role that he must have, NULL for any */
    ASKED = 1 << 13,    /* of an input: a form asks for it though it is HIDDEN */
    YEARLY = 1 << 14,   /* a rate that is an interest by the year */
    PARTIAL = 1 << 12,  /* a phone of which first three and last four are enough: 138****5678 */
};

typedef struct Field {
    const char *id;
    const char *label; /* msgid */
    FieldType type;
    unsigned flags;
    int width;           /* columns in a list and a form */
    const char *choices; /* choice list, entity of a REF, or open list; NULL */
    size_t offset;       /* in the record's struct */
} Field;

#define CONSULTANT_UNASSIGNED "待分配" /* nobody was there to receive the visitor */

#define MEMBER_TYPE_TEXT const char *
#define MEMBER_TYPE_NOTE const char *
#define MEMBER_TYPE_NAME const char *
#define MEMBER_TYPE_CODE const char *
#define MEMBER_TYPE_PHONE const char *
#define MEMBER_TYPE_ID_NO const char *
#define MEMBER_TYPE_REF const char *
#define MEMBER_TYPE_RANGE const char *
#define MEMBER_TYPE_CHOICE int64_t
#define MEMBER_TYPE_BOOL int64_t
#define MEMBER_TYPE_MONEY int64_t
#define MEMBER_TYPE_AREA int64_t
#define MEMBER_TYPE_RATE int64_t
#define MEMBER_TYPE_COUNT int64_t
#define MEMBER_TYPE_DATE int64_t
#define MEMBER_TYPE_TIME int64_t
#define MEMBER_TYPE_MONTH int64_t

#define MEMBER_(type, id, label, flags, width, choices) MEMBER_TYPE_##type id;
#define FIELD_ROW(record, type, id, label, flags, width, choices)                                  \
    {#id, label, FIELD_##type, flags, width, choices, offsetof(record, id)},

/* How a value is read: files are strict, entry (forms and `do`) takes what people type. */
typedef struct ParseContext {
    Arena *arena;
    bool entry;
    bool sure; /* of a file: what looks damaged by a spreadsheet is meant so */
    int64_t today;
} ParseContext;

bool field_is_text(const Field *field);
bool field_is_number(const Field *field); /* right-aligned: money, area, rate, count */
const char *field_suffix(const Field *field); /* "_fen", "_dm2", "_ppm" or "" behind the id in JSON */

const char *field_text(const Field *field, const void *record); /* text fields; NULL when empty */
int64_t field_number(const Field *field, const void *record);   /* other fields; NONE when empty */
void field_set_text(const Field *field, void *record, const char *text);
void field_set_number(const Field *field, void *record, int64_t number);

bool field_empty(const Field *field, const void *record);
bool field_equal(const Field *field, const void *a, const void *b);
void field_copy(const Field *field, void *to, const void *from);

/* Reads text into the record's member; blank text empties it. err.field is the field's id. */
bool field_parse(const Field *field, const char *text, const ParseContext *context, void *record,
                 Error *err);
/* The file form of the member ("" when empty): what export writes and import reads. */
const char *field_format(Arena *arena, const Field *field, const void *record);
/* The form for people: thousands, translated choices, masked when mask is true. */
const char *field_display(Arena *arena, const Field *field, const void *record, bool mask);

#endif
