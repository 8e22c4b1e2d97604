/* One household from ticket to title: the walk-through of README.zh-CN.md, typed as it stands
 * there. */
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

int household_tests(void);

#define HEADING "## 一户的全程"
#define KEYS_MAX 256
#define SEEN_MAX 128

typedef struct Step {
    char keys[KEYS_MAX];
    char seen[SEEN_MAX];
} Step;

/* "| 认筹 | `5t…` | 已保存 认筹 |": the keys stand between backticks. */
static bool read_step(const char *line, Step *step)
{
    const char *keys = strchr(line, '`');
    const char *end = keys != NULL ? strchr(keys + 1, '`') : NULL;
    const char *seen = end != NULL ? strstr(end, "| ") : NULL;
    const char *last = seen != NULL ? strstr(seen + 2, " |") : NULL;
    if (last == NULL) {
        return false;
    }
    snprintf(step->keys, sizeof step->keys, "%.*s", (int)(end - keys - 1), keys + 1);
    snprintf(step->seen, sizeof step->seen, "%.*s", (int)(last - seen - 2), seen + 2);
    return true;
}

static void take_step(Terminal *terminal, const Step *step, int count)
{
    terminal_keys(terminal, step->keys);
    if (!terminal_shows(terminal, step->seen)) {
        fprintf(stderr, "step %d, %s: no “%s” on\n%s", count, step->keys, step->seen,
                terminal_screen(terminal));
        fail();
    }
}

static void a_household_goes_from_ticket_to_title(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    FILE *file = fopen("README.zh-CN.md", "rb");
    char line[1024];
    bool inside = false;
    int count = 0;
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        Step step;
        if (strncmp(line, "## ", 3) == 0) {
            inside = strncmp(line, HEADING, strlen(HEADING)) == 0;
        } else if (inside && line[0] == '|' && read_step(line, &step)) {
            take_step(terminal, &step, ++count);
        }
    }
    fclose(file);
    assert_true(count > 30); /* the table is there and was read */
    terminal_free(terminal);
}

int household_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_household_goes_from_ticket_to_title),
    };
    return cmocka_run_group_tests_name("household", tests, NULL, NULL);
}
