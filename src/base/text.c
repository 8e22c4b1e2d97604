#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MO_MAGIC 0x950412deU

/* The catalogue in use: chosen once at start and read from everywhere that a text is shown; passing
 * it down would put a parameter on every function of the program. */
static struct {
    const char *language;
    bool chinese; /* kept, see text_keep_chinese */
    const char *image;
    uint32_t count;
    uint32_t originals;
    uint32_t translations;
} chosen = {.language = "zh"};

static uint32_t word(const char *image, uint32_t offset)
{
    uint32_t value;
    memcpy(&value, image + offset, sizeof value);
    return value;
}

void text_init(const char *language, const void *catalogue, size_t size)
{
    chosen.language = strcmp(language, "en") == 0 ? "en" : "zh";
    chosen.image = NULL;
    if (catalogue == NULL || size < 28 || word(catalogue, 0) != MO_MAGIC ||
        strcmp(chosen.language, "zh") == 0) {
        return;
    }
    chosen.image = catalogue;
    chosen.count = word(catalogue, 8);
    chosen.originals = word(catalogue, 12);
    chosen.translations = word(catalogue, 16);
}

const char *text_translate(const char *msgid)
{
    uint32_t low = 0;
    uint32_t high = chosen.image != NULL && !chosen.chinese ? chosen.count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *original = chosen.image + word(chosen.image, chosen.originals + middle * 8 + 4);
        int order = strcmp(msgid, original);
        if (order == 0 && *msgid != '\0') {
            return chosen.image + word(chosen.image, chosen.translations + middle * 8 + 4);
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return msgid;
}

const char *text_language(void)
{
    return chosen.language;
}

bool text_keep_chinese(bool on)
{
    bool before = chosen.chinese;
    chosen.chinese = on;
    return before;
}

const char *text_choose_language(const char *option)
{
    const char *choices[] = {option, getenv("LANGUAGE"), getenv("LC_ALL"), getenv("LANG")};
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        if (choices[i] != NULL && strncmp(choices[i], "en", 2) == 0) {
            return "en";
        }
        if (choices[i] != NULL && strncmp(choices[i], "zh", 2) == 0) {
            return "zh";
        }
    }
    return "zh";
}
