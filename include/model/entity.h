/*
 * Entity: what is stored. A plain typed struct that starts with Row, its field list, its table
 * (same columns plus id, rev, created_at/by, updated_at/by, origin) and its register.
 */
#ifndef MODEL_ENTITY_H
#define MODEL_ENTITY_H

#include "model/field.h"

typedef struct Row {
    int64_t id;  /* 0 until stored; the order of entry, which is the order in a file */
    int64_t rev; /* optimistic lock */
} Row;

typedef struct Entity {
    const char *table; /* "deal" */
    const char *label; /* msgid: "认购" */
    const char *number_kind; /* "RG": its documents are RG-2026-00012; NULL */
    const char *reference;   /* the field by which REF fields of others name a row; NULL */
    const Field *fields;
    size_t field_count; /* at most 64: sets of fields are bit masks */
    size_t size;        /* of the record struct */
} Entity;

typedef uint64_t FieldSet; /* bit i: field i of the entity */
#define FIELD_BIT(index) ((FieldSet)1 << (index))

#define ENTITY_DECLARE(Type, lower, FIELDS, PREFIX)                                                \
    typedef struct Type {                                                                          \
        Row row;                                                                                   \
        FIELDS(MEMBER_)                                                                            \
    } Type;                                                                                        \
    enum { FIELDS(PREFIX) lower##_field_count };                                                   \
    extern const Field lower##_fields[];                                                           \
    extern const Entity lower##_entity;

const Entity *entity_find(const char *table); /* NULL when unknown */
extern const Entity *const entity_list[];     /* every entity, NULL-terminated */

const Field *entity_field(const Entity *entity, const char *id_or_label); /* NULL when unknown */
size_t entity_index(const Entity *entity, const Field *field);
const Field *entity_key(const Entity *entity); /* its first KEY field; NULL */

/* An empty record: texts NULL, numbers NONE, id and rev 0. */
void *entity_new(const Entity *entity, Arena *arena);
void entity_reset(const Entity *entity, void *record);

#endif
