#include "support/script.h"

#include "domain/price.h"

#define WORDS_MAX 16

static bool go_to(Site *site, const char *date)
{
    site_at(site, date, NULL);
    return price_take_effect(&site->session, &site->err);
}

bool script_try(Site *site, const char *line)
{
    const char *words[WORDS_MAX] = {NULL};
    size_t count = 0;
    char *save = NULL;
    char *copy = arena_copy(&site->arena, line);
    const char *operation = strtok_r(copy, " ;", &save);
    for (char *word; (word = strtok_r(NULL, " ;", &save)) != NULL;) {
        assert_true(count + 1 < WORDS_MAX);
        words[count++] = word;
    }
    return strcmp(operation, "on") == 0 ? go_to(site, words[0])
                                        : site_try(site, operation, words) != NULL;
}

void script_do(Site *site, const char *script)
{
    while (*script != '\0') {
        size_t length = strcspn(script, ";");
        const char *line = arena_copy_len(&site->arena, script, length);
        if (!script_try(site, line)) {
            fail_msg("%s: %s: %s", line, site->err.field, site->err.text);
        }
        script += length + (script[length] == ';');
    }
}
