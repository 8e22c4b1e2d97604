#include "sheet/zip_in.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <string.h>

#include "base/text.h"

#define BLOCK 65536
#define MAX_DEPTH 64
#define RATIO_FROM ((uint64_t)1 << 20)

/* One part on its way through expat. */
typedef struct XmlReader {
    XML_Parser parser;
    const XmlHandlers *handlers;
    void *context;
    int depth;
    bool enough;         /* a handler has seen what it wanted */
    const char *problem; /* what is wrong with the part */
} XmlReader;

static const char *damaged(void)
{
    return _("工作簿已损坏，请在表格软件里打开后另存为 xlsx 再导入");
}

static bool refuse(Error *err, const char *text)
{
    return error_set(err, ERR_INVALID, NULL, "%s", text);
}

bool zip_open(ZipIn *zip, const char *path, Error *err)
{
    *zip = (ZipIn){.zip = unzOpen64(path), .limit = ZIP_MAX_BYTES};
    return zip->zip != NULL || refuse(err, damaged());
}

void zip_close(ZipIn *zip)
{
    if (zip->zip != NULL) {
        unzClose(zip->zip);
        zip->zip = NULL;
    }
}

bool zip_has(ZipIn *zip, const char *part)
{
    return unzLocateFile(zip->zip, part, 2) == UNZ_OK;
}

/* Prefixes are cut off rather than resolved: the parts hold no two names that differ by it. */
static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        if (strcmp(local_name(attributes[0]), name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

static void stop(XmlReader *reader, const char *problem)
{
    reader->enough = reader->enough || problem == NULL;
    reader->problem = problem;
    XML_StopParser(reader->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    XmlReader *reader = data;
    if (++reader->depth > MAX_DEPTH) {
        stop(reader, damaged());
    } else if (!reader->enough &&
               !reader->handlers->start(reader->context, local_name(name), attributes)) {
        stop(reader, NULL);
    }
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    XmlReader *reader = data;
    reader->depth--;
    if (!reader->enough && reader->handlers->end != NULL &&
        !reader->handlers->end(reader->context, local_name(name))) {
        stop(reader, NULL);
    }
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
    XmlReader *reader = data;
    if (!reader->enough && reader->handlers->text != NULL) {
        reader->handlers->text(reader->context, text, (size_t)len);
    }
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)subset;
    stop(data, _("工作簿里有 DOCTYPE，不能导入，请在表格软件里另存为 xlsx"));
}

static bool too_large(ZipIn *zip, uint64_t part, uint64_t packed)
{
    return zip->total > zip->limit || (part > RATIO_FROM && part / ZIP_MAX_RATIO > packed);
}

/* Feeds the open part to the parser; false with reader->problem set. */
static bool pump(ZipIn *zip, XmlReader *reader, uint64_t packed)
{
    uint64_t part = 0;
    int n;
    do {
        void *block = XML_GetBuffer(reader->parser, BLOCK);
        n = block == NULL ? -1 : unzReadCurrentFile(zip->zip, block, BLOCK);
        if (n < 0) {
            reader->problem = damaged();
            return false;
        }
        part += (uint64_t)n;
        zip->total += (uint64_t)n;
        if (too_large(zip, part, packed)) {
            reader->problem = _("工作簿解开后太大，请只留下要导入的表再保存");
            return false;
        }
        if (XML_ParseBuffer(reader->parser, n, n == 0) != XML_STATUS_OK) {
            reader->problem = reader->problem == NULL ? damaged() : reader->problem;
            return reader->enough;
        }
    } while (n > 0);
    return true;
}

static bool parse_open_part(ZipIn *zip, XmlReader *reader, uint64_t packed)
{
    reader->parser = XML_ParserCreate(NULL);
    if (reader->parser == NULL) {
        reader->problem = damaged();
        return false;
    }
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader->parser, on_text);
    XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
    bool done = pump(zip, reader, packed);
    XML_ParserFree(reader->parser);
    return done;
}

bool zip_parse(ZipIn *zip, const char *part, const XmlHandlers *handlers, void *context, Error *err)
{
    unz_file_info64 info;
    if (!zip_has(zip, part) ||
        unzGetCurrentFileInfo64(zip->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) {
        return refuse(err, damaged());
    }
    if ((info.flag & 1) != 0) {
        return refuse(err, _("工作簿有密码，请去掉密码另存为 xlsx 再导入"));
    }
    if (unzOpenCurrentFile(zip->zip) != UNZ_OK) {
        return refuse(err, damaged());
    }
    XmlReader reader = {.handlers = handlers, .context = context};
    bool done = parse_open_part(zip, &reader, info.compressed_size);
    int closed = unzCloseCurrentFile(zip->zip);
    if (done && !reader.enough && closed == UNZ_CRCERROR) {
        return refuse(err, damaged());
    }
    return done || refuse(err, reader.problem);
}

/* Neither "..", nor "\", nor a scheme; a part name as Office writes it. */
static bool clean_name(const char *name)
{
    return name[0] != '\0' && strlen(name) < 200 && strstr(name, "..") == NULL &&
           strpbrk(name, "\\:?#") == NULL && strstr(name, "//") == NULL;
}

const char *zip_resolve(Arena *arena, const char *from, const char *target)
{
    if (target == NULL) {
        return NULL;
    }
    if (target[0] == '/') {
        return clean_name(target + 1) ? arena_copy(arena, target + 1) : NULL;
    }
    const char *slash = strrchr(from, '/');
    int folder = slash == NULL ? 0 : (int)(slash - from) + 1;
    return clean_name(target) ? arena_format(arena, "%.*s%s", folder, from, target) : NULL;
}
