/*
 * JSON out: a small writer that puts the commas. Values after a key belong to it.
 *
 *     Json json = {.out = &str};
 *     json_object(&json); json_key(&json, "visits"); json_int(&json, 12); json_end(&json);
 */
#ifndef SHEET_JSON_H
#define SHEET_JSON_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

#define JSON_DEPTH 32

typedef struct Json {
    Str *out; /* borrowed */
    int depth;
    char close[JSON_DEPTH]; /* } or ] */
    bool filled[JSON_DEPTH + 1];
    bool after_key;
} Json;

void json_object(Json *json);
void json_array(Json *json);
void json_end(Json *json); /* of the innermost object or array */
void json_key(Json *json, const char *key);
void json_text(Json *json, const char *text); /* NULL is null */
void json_int(Json *json, int64_t value);     /* NONE is null */
void json_ppm(Json *json, int64_t ppm);       /* 166667 is 0.166667; NONE is null */
void json_bool(Json *json, bool value);
void json_null(Json *json);

/* A key and its value in one line each. */
void json_key_text(Json *json, const char *key, const char *text);
void json_key_int(Json *json, const char *key, int64_t value);
void json_key_ppm(Json *json, const char *key, int64_t ppm);

#endif
