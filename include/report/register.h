/*
 * Registers (台账): headings plus steps. A row is one or more dated steps, each an operation; import
 * runs them through the same door as everything else.
 */
#ifndef REPORT_REGISTER_H
#define REPORT_REGISTER_H

#include "domain/session.h"
#include "model/operation.h"

#define REGISTER_STEPS_MAX 10
#define STEP_FIELDS_MAX 3
#define NO_FIELD ((size_t)-1)

/* One dated step of a row: runs when its date is filled (the first step always). */
typedef struct RegisterStep {
    const char *operation;
    size_t date;                    /* field index; NO_FIELD for undated registers */
    size_t fields[STEP_FIELDS_MAX]; /* what the step takes beside the key and its date; 0 ends */
} RegisterStep;

/* How a row of a known key is treated when a file is imported again. */
typedef enum RegisterKind {
    REGISTER_SAVE,     /* given values replace the stored ones */
    REGISTER_CONTACT,  /* an equal row is skipped, another one is refused */
    REGISTER_DOCUMENT, /* an agreeing row fills the stages that were empty */
    REGISTER_ROUNDS,   /* as a document, but a closed round lets a new one begin */
} RegisterKind;

/* When the rows of a register run beside those of the others of a folder. */
typedef enum RegisterOrder {
    REGISTER_FIRST, /* before all history */
    REGISTER_DATED, /* each step on its day */
    REGISTER_LAST,  /* when everything they are about is there */
} RegisterOrder;

typedef struct Register {
    const char *name;  /* "units": FOLDER/units.csv */
    const char *label; /* msgid */
    const Entity *entity;
    RegisterKind kind;
    RegisterOrder order;
    RegisterStep steps[REGISTER_STEPS_MAX];
    size_t step_count;
    void (*complete)(Session *session, void *record); /* before a row is exported; NULL */
    /* the operation of the first step where the row itself decides it; NULL: that of the step */
    const char *(*choose)(const void *record);
} Register;

extern const Register register_list[]; /* in the order in which they import singly */
extern const size_t register_count;

const Register *register_find(const char *name); /* by name or label; NULL */
/* The same among those, too, that are only written: lists made of others. */
const Register *register_find_export(const char *name);
/* All names with a space between; written: also of those that are only written. */
void register_names(bool written, Str *out);
/* Whether a row of the table is one of the register: 小订 comes before the subscription, an entry
 * error never was one. */
bool register_lists(const Register *list, const void *record);
bool register_has(const Field *field);            /* stands in the file at all */
/* The fields of the file in order: those of the import first, computed ones behind. Returns how
 * many. */
size_t register_columns(const Register *list, const Field **columns);

#endif
