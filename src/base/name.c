#include "base/name.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

#define MIDDLE_DOT 0xB7
#define OLD_FIRST 0xE815

/* U+E815–U+E864, to which GBK and GB 18030 of 2000 and 2005 put hanzi that Unicode did not have yet
 * (the two-byte codes FE50–FEA0), as GB 18030-2022 has them. */
static const uint32_t standard[] = {
    0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84, 0x3473, 0x3447, 0x2E88,
    0x2E8B, 0x9FB4, 0x359E, 0x361A, 0x360E, 0x2E8C, 0x2E97, 0x396E,
    0x3918, 0x9FB5, 0x39CF, 0x39DF, 0x3A73, 0x39D0, 0x9FB6, 0x9FB7,
    0x3B4E, 0x3C6E, 0x3CE0, 0x2EA7, 0x215D7, 0x9FB8, 0x2EAA, 0x4056,
    0x415F, 0x2EAE, 0x4337, 0x2EB3, 0x2EB6, 0x2EB7, 0x2298F, 0x43B1,
    0x43AC, 0x2EBB, 0x43DD, 0x44D6, 0x4661, 0x464C, 0x9FB9, 0x4723,
    0x4729, 0x477C, 0x478D, 0x2ECA, 0x4947, 0x497A, 0x497D, 0x4982,
    0x4983, 0x4985, 0x4986, 0x499F, 0x499B, 0x49B7, 0x49B6, 0x9FBA,
    0x241FE, 0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1, 0x4C77, 0x4CA2, 0x4D13,
    0x4D14, 0x4D15, 0x4D16, 0x4D17, 0x4D18, 0x4D19, 0x4DAE, 0x9FBB,
};

static bool is_dot(uint32_t code)
{
    return code == MIDDLE_DOT || code == 0x2022 || code == 0x2027 || code == 0x30FB ||
           code == 0xFF65;
}

uint32_t name_fold(uint32_t code)
{
    if (code >= OLD_FIRST && code < OLD_FIRST + ARRAY_LEN(standard)) {
        return standard[code - OLD_FIRST];
    }
    return code == 0x25CB ? 0x3007 : is_dot(code) ? MIDDLE_DOT : code;
}

static const char *fold_all(Arena *arena, const char *name, bool dots)
{
    char *folded = arena_alloc(arena, strlen(name) * 2 + 1); /* a folded one may need a byte more */
    size_t len = 0;
    uint32_t code;
    for (size_t used; *name != '\0'; name += used) {
        used = utf8_decode(name, strlen(name), &code);
        if (used == 0) {
            break;
        }
        code = name_fold(code);
        if (dots || (code != MIDDLE_DOT && code != '.' && code != 0xFF0E)) {
            len += utf8_encode(code, folded + len);
        }
    }
    folded[len] = '\0';
    return folded;
}

const char *name_standard(Arena *arena, const char *name)
{
    return fold_all(arena, name, true);
}

const char *name_bare(Arena *arena, const char *name)
{
    return fold_all(arena, name, false);
}

bool name_contains(const char *name, const char *part)
{
    Arena arena = {0};
    bool ascii = true;
    for (const char *at = part; *at != '\0'; at++) {
        ascii = ascii && (unsigned char)*at < 0x80;
    }
    const char *bare = ascii ? "" : name_bare(&arena, part);
    bool found = *bare != '\0' && strstr(name_bare(&arena, name), bare) != NULL;
    arena_clear(&arena);
    return found;
}
