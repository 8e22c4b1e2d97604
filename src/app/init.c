/*
 * init: makes the site file. At a terminal it asks three things, each of which may be left for
 * later: the project, the houses (a price list to import, or how many buildings, floors and rooms
 * there are, for which it writes a price list to fill in), and who works here. A wrong answer is
 * said and asked again.
 */
#include "app/command.h"
#include "app/say.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/clock.h"
#include "domain/operation.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "model/staff.h"
#include "model/unit.h"
#include "report/import.h"
#include "sheet/csv_out.h"
#include "sheet/output.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_SIZE 1024
#define PRICE_LIST "房源-待填.csv"

typedef bool Answer(Session *session, const char *line, Error *err);

static bool read_line(char *line, size_t size)
{
    if (fgets(line, (int)size, stdin) == NULL) {
        return false;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return true;
}

/* Asks until the answer is good or empty; false when the input ended. */
static bool ask(Session *session, const char *question, Answer *answer)
{
    char line[LINE_SIZE];
    for (;;) {
        Error err = {0};
        if (!put_text(question, NULL) || !read_line(line, sizeof line)) {
            return false;
        }
        if (*line == '\0' || answer(session, line, &err)) {
            return true;
        }
        say("%s", err.text);
        str_reset(&session->warnings);
    }
}

/* The houses */

static bool import_list(Session *session, const char *path, Error *err)
{
    Import import;
    Str faults = {0};
    import_init(&import, session);
    bool ok = import_add(&import, register_find("units"), path, err) && import_run(&import, err);
    import_faults(&import, &faults);
    say_lines(str_text(&faults));
    if (ok) {
        say(_("已导入房源 %lld 套"), (long long)import.files[0].added);
    }
    str_clear(&faults);
    import_clear(&import);
    return ok;
}

static void write_rooms(CsvWriter *csv, const Field *const *columns, size_t count,
                        const int shape[3])
{
    char text[32];
    for (int building = 1; building <= shape[0]; building++) {
        for (int floor = 1; floor <= shape[1]; floor++) {
            for (int room = 1; room <= shape[2]; room++) {
                for (size_t i = 0; i < count; i++) {
                    size_t field = entity_index(&unit_entity, columns[i]);
                    int value = field == UNIT_building   ? building
                                : field == UNIT_entrance ? 1
                                : field == UNIT_floor    ? floor
                                : field == UNIT_room     ? floor * 100 + room
                                                         : 0;
                    snprintf(text, sizeof text, "%d", value);
                    csv_number(csv, value != 0 ? text : "");
                }
                csv_end_row(csv);
            }
        }
    }
}

/* 3x18x4: a price list with every room, its areas and prices still empty. */
static bool write_list(const int shape[3], Error *err)
{
    const Field *columns[64];
    Output out;
    CsvWriter csv;
    size_t count = 0;
    size_t all = register_columns(register_find("units"), columns);
    if (!output_open(&out, PRICE_LIST, err)) {
        return false;
    }
    csv_start(&csv, out.file);
    for (size_t i = 0; i < all && !(columns[i]->flags & COMPUTED); i++) {
        csv_text(&csv, columns[i]->label);
        count++;
    }
    csv_end_row(&csv);
    write_rooms(&csv, columns, count, shape);
    if (!csv_finish(&csv, err)) {
        output_abort(&out);
        return false;
    }
    if (!output_commit(&out, err)) {
        return false;
    }
    say(_("已写 %s：填好户型、面积、总价后，用 anchang import units %s 导入"), PRICE_LIST, PRICE_LIST);
    return true;
}

static bool answer_houses(Session *session, const char *line, Error *err)
{
    int shape[3];
    char rest;
    bool shaped = sscanf(line, "%3dx%3dx%3d%c", &shape[0], &shape[1], &shape[2], &rest) == 3;
    if (!shaped) {
        return import_list(session, line, err);
    }
    if (shape[0] < 1 || shape[1] < 1 || shape[2] < 1 || shape[2] > 99) {
        return error_set(err, ERR_INVALID, NULL, _("请写成 楼栋数x层数x每层户数，如 3x18x4"));
    }
    return write_list(shape, err);
}

/* The staff: 王芳 销售助理、陈建国 经理 */

static bool save_person(Session *session, char *text, int no, Error *err)
{
    Staff staff;
    char number[16];
    char *name = strtok_r(text, " \t", &text);
    char *role = strtok_r(NULL, " \t", &text);
    if (name == NULL) {
        return true;
    }
    entity_reset(&staff_entity, &staff);
    snprintf(number, sizeof number, "%03d", no);
    staff.no = number;
    staff.name = name;
    staff.role = role == NULL ? ROLE_ASSISTANT : choice_from_label("role", role);
    staff.status = EMPLOYMENT_ACTIVE;
    if (staff.role == NONE) {
        return error_set(err, ERR_INVALID, NULL,
                         _("没有角色“%s”，只有 销售助理、经理、财务、只读"), role);
    }
    return operation_run(session, operation_find("staff.save"), &staff, 0, NULL, err);
}

/* 、 ， and , stand between people. */
static void split_people(char *line)
{
    static const char *const marks[] = {"、", "，", "；", ";"};
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        for (char *at; (at = strstr(line, marks[i])) != NULL;) {
            memset(at, ',', strlen(marks[i]));
        }
    }
}

static bool answer_staff(Session *session, const char *line, Error *err)
{
    char copy[LINE_SIZE];
    char *rest = copy;
    int no = 1;
    text_copy(copy, sizeof copy, line);
    split_people(copy);
    if (!session_begin(session, "init", NULL, err)) {
        return false;
    }
    for (char *person; (person = strtok_r(NULL, ",", &rest)) != NULL; no++) {
        if (!save_person(session, person, no, err)) {
            db_rollback(session->db, err);
            return false;
        }
    }
    return db_commit(session->db, err);
}

static bool answer_project(Session *session, const char *line, Error *err)
{
    return setting_save(session, SETTING_PROJECT, line, err);
}

/* The file */

static bool at_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static bool fill(Session *session, const Options *options, Error *err)
{
    Arena arena = {0};
    if (!text_empty(options->project)) {
        return answer_project(session, options->project, err);
    }
    ask(session, _("项目名称："), answer_project);
    bool named = !text_empty(setting_text(session->db, SETTING_PROJECT, &arena));
    arena_clear(&arena);
    if (!named) {
        return error_set(err, ERR_USAGE, NULL, _("用法：anchang init --project 项目名称"));
    }
    if (ask(session, _("房源：价格表文件（csv 或 xlsx），或 楼栋数x层数x每层户数 如 3x18x4，回车跳过："),
            answer_houses)) {
        ask(session, _("人员：如 王芳 销售助理、陈建国 经理，回车跳过："), answer_staff);
    }
    return true; /* what was answered stands; the rest is entered later */
}

bool command_init(Session *unused, const Options *options, Error *err)
{
    Db *db = NULL;
    Session session;
    (void)unused;
    if (text_empty(options->project) && !at_terminal()) {
        return error_set(err, ERR_USAGE, NULL, _("用法：anchang init --project 项目名称"));
    }
    if (!db_open(&db, options->db, DB_CREATE, err)) {
        return false;
    }
    session_init(&session, db);
    bool ok = fill(&session, options, err) && clock_start(&session, err);
    session_clear(&session);
    db_close(db);
    if (!ok) {
        unlink(options->db);
        return false;
    }
    say(_("已建立 %s"), options->db);
    return true;
}
