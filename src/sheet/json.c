#include "sheet/json.h"

#include <assert.h>
#include <inttypes.h>

#include "base/date.h"

/* The comma or nothing that stands before a value. */
static void before_value(Json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->filled[json->depth]) {
        str_add_char(json->out, ',');
    }
    json->filled[json->depth] = true;
}

static void open_level(Json *json, char open, char close)
{
    assert(json->depth < JSON_DEPTH);
    before_value(json);
    str_add_char(json->out, open);
    json->close[json->depth++] = close;
    json->filled[json->depth] = false;
}

void json_object(Json *json)
{
    open_level(json, '{', '}');
}

void json_array(Json *json)
{
    open_level(json, '[', ']');
}

void json_end(Json *json)
{
    assert(json->depth > 0 && !json->after_key);
    str_add_char(json->out, json->close[--json->depth]);
}

void json_key(Json *json, const char *key)
{
    before_value(json);
    str_json(json->out, key);
    str_add_char(json->out, ':');
    json->after_key = true;
}

void json_text(Json *json, const char *text)
{
    before_value(json);
    str_json(json->out, text);
}

void json_int(Json *json, int64_t value)
{
    if (value == NONE) {
        json_null(json);
        return;
    }
    before_value(json);
    str_format(json->out, "%" PRId64, value);
}

void json_ppm(Json *json, int64_t ppm)
{
    if (ppm == NONE) {
        json_null(json);
        return;
    }
    before_value(json);
    int64_t whole = ppm / 1000000;
    int64_t rest = ppm % 1000000;
    str_format(json->out, "%s%" PRId64 ".%06" PRId64, ppm < 0 ? "-" : "",
               whole < 0 ? -whole : whole, rest < 0 ? -rest : rest);
}

void json_bool(Json *json, bool value)
{
    before_value(json);
    str_add(json->out, value ? "true" : "false");
}

void json_null(Json *json)
{
    before_value(json);
    str_add(json->out, "null");
}

void json_key_text(Json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void json_key_int(Json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_int(json, value);
}

void json_key_ppm(Json *json, const char *key, int64_t ppm)
{
    json_key(json, key);
    json_ppm(json, ppm);
}
