#include "sheet/workbook_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "sheet/cell_text.h"

#define MAX_STRINGS 8000000
#define MAX_STYLES 65536
#define MAX_FORMATS 4096
#define MAX_TEXT 1048576

typedef struct Relation {
    const char *id;
    const char *type;
    const char *target; /* a part name */
    struct Relation *next;
} Relation;

typedef struct RelationScan {
    Arena *arena;
    const char *from;
    Relation *first;
    size_t count;
} RelationScan;

static bool relation_start(void *context, const char *name, const char **attributes)
{
    RelationScan *scan = context;
    const char *mode = xml_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") != 0 || (mode != NULL && strcmp(mode, "External") == 0)) {
        return true;
    }
    const char *target = zip_resolve(scan->arena, scan->from, xml_attribute(attributes, "Target"));
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    if (target == NULL || id == NULL || type == NULL) {
        return true;
    }
    Relation *relation = arena_alloc(scan->arena, sizeof *relation);
    *relation =
        (Relation){arena_copy(scan->arena, id), arena_copy(scan->arena, type), target, scan->first};
    scan->first = relation;
    return ++scan->count < 4096;
}

/* The relations of part; of the package when part is "". None when there is no such list. */
static bool read_relations(ZipIn *zip, Arena *arena, const char *part, Relation **first, Error *err)
{
    static const XmlHandlers handlers = {.start = relation_start};
    const char *slash = strrchr(part, '/');
    int folder = slash == NULL ? 0 : (int)(slash - part) + 1;
    const char *list = arena_format(arena, "%.*s_rels/%s.rels", folder, part, part + folder);
    RelationScan scan = {.arena = arena, .from = part};
    bool done = !zip_has(zip, list) || zip_parse(zip, list, &handlers, &scan, err);
    *first = scan.first;
    return done;
}

static bool type_is(const Relation *relation, const char *type)
{
    const char *slash = strrchr(relation->type, '/');
    return strcmp(slash == NULL ? relation->type : slash + 1, type) == 0;
}

static const char *target_of_type(const Relation *relation, const char *type)
{
    while (relation != NULL && !type_is(relation, type)) {
        relation = relation->next;
    }
    return relation == NULL ? NULL : relation->target;
}

static const Relation *relation_by_id(const Relation *relation, const char *id)
{
    while (relation != NULL && strcmp(relation->id, id) != 0) {
        relation = relation->next;
    }
    return relation;
}

/* workbook.xml: the first visible worksheet, and the first day. */
typedef struct FrameScan {
    WorkbookIn *book;
    const Relation *relations;
    const char *hidden; /* the first hidden one, taken when there is no other */
} FrameScan;

static bool truth(const char *value)
{
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static bool frame_start(void *context, const char *name, const char **attributes)
{
    FrameScan *scan = context;
    if (strcmp(name, "workbookPr") == 0) {
        scan->book->since_1904 = truth(xml_attribute(attributes, "date1904"));
    }
    const char *id = xml_attribute(attributes, "id");
    if (strcmp(name, "sheet") != 0 || id == NULL) {
        return true;
    }
    const Relation *relation = relation_by_id(scan->relations, id);
    if (relation == NULL || !type_is(relation, "worksheet")) {
        return true;
    }
    const char *state = xml_attribute(attributes, "state");
    if (state != NULL && strcmp(state, "visible") != 0) {
        scan->hidden = scan->hidden == NULL ? relation->target : scan->hidden;
        return true;
    }
    scan->book->sheet_part = relation->target;
    return false;
}

/* styles.xml: a kind for each cell style. */
typedef struct StyleScan {
    WorkbookIn *book;
    bool in_cells;
    size_t capacity;
    size_t format_count;
    struct {
        long id;
        NumberKind kind;
    } formats[MAX_FORMATS];
} StyleScan;

static NumberKind kind_of(const StyleScan *scan, long id)
{
    for (size_t i = 0; i < scan->format_count; i++) {
        if (scan->formats[i].id == id) {
            return scan->formats[i].kind;
        }
    }
    return number_kind_builtin(id);
}

static void add_kind(StyleScan *scan, NumberKind kind)
{
    WorkbookIn *book = scan->book;
    if (book->kind_count == scan->capacity) {
        scan->capacity = scan->capacity == 0 ? 64 : scan->capacity * 2;
        NumberKind *kinds = arena_alloc(book->arena, scan->capacity * sizeof *kinds);
        if (book->kind_count > 0) {
            memcpy(kinds, book->kinds, book->kind_count * sizeof *kinds);
        }
        book->kinds = kinds;
    }
    book->kinds[book->kind_count++] = kind;
}

static bool style_start(void *context, const char *name, const char **attributes)
{
    StyleScan *scan = context;
    const char *id = xml_attribute(attributes, "numFmtId");
    long number = id == NULL ? 0 : strtol(id, NULL, 10);
    if (strcmp(name, "cellXfs") == 0) {
        scan->in_cells = true;
    } else if (strcmp(name, "xf") == 0 && scan->in_cells) {
        add_kind(scan, kind_of(scan, number));
    } else if (strcmp(name, "numFmt") == 0 && scan->format_count < MAX_FORMATS) {
        const char *code = xml_attribute(attributes, "formatCode");
        scan->formats[scan->format_count].id = number;
        scan->formats[scan->format_count++].kind = number_kind_format(code == NULL ? "" : code);
    }
    return scan->book->kind_count < MAX_STYLES;
}

static bool style_end(void *context, const char *name)
{
    (void)context;
    return strcmp(name, "cellXfs") != 0;
}

static bool read_styles(WorkbookIn *book, ZipIn *zip, const char *part, Error *err)
{
    static const XmlHandlers handlers = {.start = style_start, .end = style_end};
    StyleScan *scan = memory_alloc(sizeof *scan);
    *scan = (StyleScan){.book = book};
    bool done = zip_parse(zip, part, &handlers, scan, err);
    free(scan);
    return done;
}

typedef struct StringScan {
    WorkbookIn *book;
    Str text;
    bool in_text;
    bool in_phonetic;
    size_t capacity;
} StringScan;

static bool string_start(void *context, const char *name, const char **attributes)
{
    StringScan *scan = context;
    (void)attributes;
    if (strcmp(name, "si") == 0) {
        str_reset(&scan->text);
    } else if (strcmp(name, "rPh") == 0) {
        scan->in_phonetic = true;
    } else if (strcmp(name, "t") == 0) {
        scan->in_text = !scan->in_phonetic;
    }
    return true;
}

static void string_text(void *context, const char *text, size_t len)
{
    StringScan *scan = context;
    if (scan->in_text && scan->text.len + len <= MAX_TEXT) {
        str_add_len(&scan->text, text, len);
    }
}

static void add_string(StringScan *scan)
{
    WorkbookIn *book = scan->book;
    if (book->string_count == scan->capacity) {
        scan->capacity = scan->capacity == 0 ? 1024 : scan->capacity * 2;
        book->strings = memory_resize(book->strings, scan->capacity * sizeof *book->strings);
    }
    const char *raw = str_text(&scan->text);
    const char *text = cell_text_unescape(book->arena, raw);
    book->strings[book->string_count++] = text == raw ? arena_copy(book->arena, raw) : text;
}

static bool string_end(void *context, const char *name)
{
    StringScan *scan = context;
    if (strcmp(name, "t") == 0) {
        scan->in_text = false;
    } else if (strcmp(name, "rPh") == 0) {
        scan->in_phonetic = false;
    } else if (strcmp(name, "si") == 0) {
        add_string(scan);
    }
    return scan->book->string_count < MAX_STRINGS;
}

static bool read_strings(WorkbookIn *book, ZipIn *zip, const char *part, Error *err)
{
    static const XmlHandlers handlers = {string_start, string_end, string_text};
    StringScan scan = {.book = book};
    bool done = zip_parse(zip, part, &handlers, &scan, err);
    str_clear(&scan.text);
    return done;
}

static bool read_frame(WorkbookIn *book, ZipIn *zip, const char *part, const Relation *relations,
                       Error *err)
{
    static const XmlHandlers handlers = {.start = frame_start};
    FrameScan scan = {.book = book, .relations = relations};
    if (!zip_parse(zip, part, &handlers, &scan, err)) {
        return false;
    }
    book->sheet_part = book->sheet_part == NULL ? scan.hidden : book->sheet_part;
    return book->sheet_part != NULL ||
           error_set(err, ERR_INVALID, NULL, _("工作簿里没有工作表，请把数据放在第一张表再导入"));
}

bool workbook_read(WorkbookIn *book, ZipIn *zip, Arena *arena, Error *err)
{
    *book = (WorkbookIn){.arena = arena};
    Relation *relations;
    if (!read_relations(zip, arena, "", &relations, err)) {
        return false;
    }
    const char *part = target_of_type(relations, "officeDocument");
    part = part == NULL ? "xl/workbook.xml" : part;
    if (!read_relations(zip, arena, part, &relations, err) ||
        !read_frame(book, zip, part, relations, err)) {
        return false;
    }
    const char *styles = target_of_type(relations, "styles");
    const char *strings = target_of_type(relations, "sharedStrings");
    return (styles == NULL || read_styles(book, zip, styles, err)) &&
           (strings == NULL || read_strings(book, zip, strings, err));
}

void workbook_clear(WorkbookIn *book)
{
    free(book->strings);
    book->strings = NULL;
}
