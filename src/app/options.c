#include "app/options.h"

#include "base/date.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef enum OptionType { OPTION_TEXT, OPTION_FLAG, OPTION_DATE, OPTION_COUNT } OptionType;

/* One row an option: its value goes to the member at offset. */
static const struct OptionRow {
    const char *name;
    const char *short_name;
    OptionType type;
    bool global; /* may stand with every command */
    size_t offset;
} rows[] = {
    {"--db", NULL, OPTION_TEXT, true, offsetof(Options, db)},
    {"--lang", NULL, OPTION_TEXT, true, offsetof(Options, language)},
    {"--user", NULL, OPTION_TEXT, true, offsetof(Options, user)},
    {"--wait", NULL, OPTION_COUNT, true, offsetof(Options, wait)},
    {"--ascii", NULL, OPTION_FLAG, true, offsetof(Options, ascii)},
    {"--mono", NULL, OPTION_FLAG, true, offsetof(Options, mono)},
    {"--help", "-h", OPTION_FLAG, true, offsetof(Options, help)},
    {"--version", NULL, OPTION_FLAG, true, offsetof(Options, version)},
    {"--output", "-o", OPTION_TEXT, false, offsetof(Options, output)},
    {"--format", NULL, OPTION_TEXT, false, offsetof(Options, format)},
    {"--project", NULL, OPTION_TEXT, false, offsetof(Options, project)},
    {"--reject", NULL, OPTION_TEXT, false, offsetof(Options, reject)},
    {"--late", NULL, OPTION_TEXT, false, offsetof(Options, late)},
    {"--reason", NULL, OPTION_TEXT, false, offsetof(Options, reason)},
    {"--salvage", NULL, OPTION_TEXT, false, offsetof(Options, salvage)},
    {"--keys", NULL, OPTION_TEXT, false, offsetof(Options, keys)},
    {"--date", NULL, OPTION_DATE, false, offsetof(Options, date)},
    {"--from", NULL, OPTION_DATE, false, offsetof(Options, from)},
    {"--to", NULL, OPTION_DATE, false, offsetof(Options, to)},
    {"--today", NULL, OPTION_DATE, false, offsetof(Options, today)},
    {"--seed", NULL, OPTION_COUNT, false, offsetof(Options, seed)},
    {"--customers", NULL, OPTION_COUNT, false, offsetof(Options, customers)},
    {"--yes", NULL, OPTION_FLAG, false, offsetof(Options, yes)},
    {"--dry-run", NULL, OPTION_FLAG, false, offsetof(Options, dry_run)},
    {"--preview", NULL, OPTION_FLAG, false, offsetof(Options, preview)},
    {"--unmask", NULL, OPTION_FLAG, false, offsetof(Options, unmask)},
    {"--list", NULL, OPTION_FLAG, false, offsetof(Options, list)},
};

static const struct OptionRow *find_row(const char *argument)
{
    size_t len = strcspn(argument, "=");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool is_long = strncmp(rows[i].name, argument, len) == 0 && rows[i].name[len] == '\0';
        if (is_long || (rows[i].short_name != NULL && strcmp(rows[i].short_name, argument) == 0)) {
            return &rows[i];
        }
    }
    return NULL;
}

static bool refuse_value(const struct OptionRow *row, const char *value, Error *err)
{
    return error_set(err, ERR_USAGE, NULL, _("%s 的值“%s”不对，请看 anchang --help"), row->name,
                     value);
}

static bool set_value(Options *options, const struct OptionRow *row, const char *value, Error *err)
{
    void *member = (char *)options + row->offset;
    int64_t number = NONE;
    if (row->type == OPTION_TEXT) {
        bool language = row->offset == offsetof(Options, language);
        memcpy(member, &value, sizeof value);
        return !language || strcmp(value, "zh") == 0 || strcmp(value, "en") == 0 ||
               refuse_value(row, value, err);
    }
    bool ok = row->type == OPTION_DATE ? date_parse(value, &number, NULL)
                                       : count_parse(value, &number, NULL) && number >= 0;
    memcpy(member, &number, sizeof number);
    return ok || refuse_value(row, value, err);
}

static bool read_option(Options *options, int argc, char **argv, int *i, Error *err)
{
    const struct OptionRow *row = find_row(argv[*i]);
    const char *equals = strchr(argv[*i], '=');
    if (row == NULL) {
        return error_set(err, ERR_USAGE, NULL, _("不认识的选项 %s，请看 anchang --help"), argv[*i]);
    }
    if (row->type == OPTION_FLAG) {
        bool set = true;
        memcpy((char *)options + row->offset, &set, sizeof set);
        return equals == NULL || error_set(err, ERR_USAGE, NULL, _("%s 不带值"), row->name);
    }
    if (equals != NULL) {
        return set_value(options, row, equals + 1, err);
    }
    if (*i + 1 >= argc) {
        return error_set(err, ERR_USAGE, NULL, _("%s 后面缺少值"), row->name);
    }
    return set_value(options, row, argv[++*i], err);
}

bool options_read(Options *options, int argc, char **argv, Error *err)
{
    bool plain = false;
    *options = (Options){.date = NONE, .from = NONE, .to = NONE, .today = NONE,
                         .seed = NONE, .customers = NONE, .wait = NONE};
    for (int i = 1; i < argc; i++) {
        if (!plain && strcmp(argv[i], "--") == 0) {
            plain = true;
        } else if (!plain && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!read_option(options, argc, argv, &i, err)) {
                return false;
            }
        } else if (options->command == NULL) {
            options->command = argv[i];
        } else if (options->argument_count < ARGUMENTS_MAX) {
            options->arguments[options->argument_count++] = argv[i];
        } else {
            return error_set(err, ERR_USAGE, NULL, _("参数太多"));
        }
    }
    return true;
}

static bool is_set(const Options *options, const struct OptionRow *row)
{
    static const Options empty = {.date = NONE, .from = NONE, .to = NONE, .today = NONE,
                                  .seed = NONE, .customers = NONE, .wait = NONE};
    size_t size = row->type == OPTION_FLAG   ? sizeof(bool)
                  : row->type == OPTION_TEXT ? sizeof(char *)
                                             : sizeof(int64_t);
    return memcmp((const char *)options + row->offset, (const char *)&empty + row->offset, size) !=
           0;
}

bool options_only(const Options *options, const char *allowed, Error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (rows[i].global || !is_set(options, &rows[i])) {
            continue;
        }
        const char *at = strstr(allowed, rows[i].name);
        size_t len = strlen(rows[i].name);
        if (at == NULL || (at[len] != ' ' && at[len] != '\0')) {
            return error_set(err, ERR_USAGE, NULL, _("这个命令没有选项 %s"), rows[i].name);
        }
    }
    return true;
}
