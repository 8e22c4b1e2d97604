#include "ui/action.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#define LABEL_WIDTH 8

const Action *action_find(const Action *actions, size_t count, Key key)
{
    for (size_t i = 0; i < count; i++) {
        if (key != K_NONE && (actions[i].key == key || actions[i].twin == key)) {
            return &actions[i];
        }
    }
    return NULL;
}

static const char *row_fault(Arena *arena, const Action *action)
{
    if (text_empty(action->label) || text_empty(action->help) || action->run == NULL) {
        return arena_format(arena, "%s: no label, help or run", action->label);
    }
    if (utf8_width(action->label) > LABEL_WIDTH) {
        return arena_format(arena, "%s: label over %d columns", action->label, LABEL_WIDTH);
    }
    return NULL;
}

static const char *key_fault(Arena *arena, const Action *action, Key key, const Action *others,
                             size_t count)
{
    char name[16];
    const Action *other = action_find(others, count, key);
    if (key == K_NONE || other == NULL || other == action) {
        return NULL;
    }
    return arena_format(arena, "%s and %s share %s", action->label, other->label,
                        key_label(name, sizeof name, key));
}

const char *action_fault(Arena *arena, const Action *actions, size_t count, const Action *others,
                         size_t other_count)
{
    for (size_t i = 0; i < count; i++) {
        const Action *action = &actions[i];
        const char *faults[] = {
            row_fault(arena, action),
            key_fault(arena, action, action->key, actions, i),
            key_fault(arena, action, action->twin, actions, i),
            key_fault(arena, action, action->key, others, other_count),
            key_fault(arena, action, action->twin, others, other_count),
        };
        for (size_t fault = 0; fault < ARRAY_LEN(faults); fault++) {
            if (faults[fault] != NULL) {
                return faults[fault];
            }
        }
    }
    return NULL;
}

const char *action_caption(Arena *arena, const Action *action)
{
    char name[16];
    bool twin = action->twin > K_F0 && action->twin <= K_LAST;
    return arena_format(arena, "%s%s",
                        key_label(name, sizeof name, twin ? action->twin : action->key),
                        _(action->label));
}
