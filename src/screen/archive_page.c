#include "screen/archive_page.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/archive_paper.h"
#include "model/choice.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"
#include "screen/print_action.h"
#include "screen/tabs.h"
#include "ui/page.h"

#include <assert.h>

typedef struct ArchivePage {
    View view;
    Page page;
    const char *archive_no; /* in view.arena */
} ArchivePage;

static const ScreenDef page_screen;

static bool is_page(const View *view)
{
    return view->def == &page_screen;
}

/* The number of the file here; NULL without a row. */
static const char *archive_here(View *view)
{
    if (is_page(view)) {
        return ((ArchivePage *)view)->archive_no;
    }
    if (!list_has_row(view->list)) {
        return NULL;
    }
    return tabs_cell(view, tabs_have(view) & HAVE_FILE_SECOND ? 1 : 0);
}

static bool load(View *view, Archive *archive)
{
    const char *number = archive_here(view);
    return number != NULL && store_find(desk_db(view), &archive_entity, "archive_no", number,
                                        &view->rows, archive);
}

unsigned archive_have(View *view)
{
    Archive archive;
    unsigned have = is_page(view) ? 0U : (unsigned)NEED_FILE_LIST;
    if (!load(view, &archive)) {
        return have;
    }
    have |= NEED_FILE;
    have |= archive.state == ARCHIVE_IN ? (unsigned)NEED_FILE_IN : 0;
    return have | (archive.state == ARCHIVE_OUT ? (unsigned)NEED_FILE_OUT : 0);
}

/* Actions */

static Reply open_row(View *view)
{
    return archive_page_open(view, archive_here(view));
}

static Reply register_file(View *view)
{
    return operation_form_open(view, "archive.register", NULL, NULL);
}

/* A step of lending, on the file here. */
static Reply loan_step(View *view, const char *operation)
{
    ArchiveLoan loan;
    entity_reset(&archive_loan_entity, &loan);
    loan.archive_no = archive_here(view);
    return operation_form_open(view, operation, &loan, NULL);
}

static Reply lend(View *view)
{
    return loan_step(view, "archive.lend");
}

static Reply give_back(View *view)
{
    return loan_step(view, "archive.return");
}

static Reply lose(View *view)
{
    return loan_step(view, "archive.lose");
}

static Reply file_paper(View *view)
{
    ArchivePaper paper;
    entity_reset(&archive_paper_entity, &paper);
    paper.archive_no = archive_here(view);
    return operation_form_open(view, "archive.file", &paper, NULL);
}

static Reply change_place(View *view)
{
    Archive archive;
    return load(view, &archive) ? operation_form_open(view, "archive.place", &archive, NULL)
                                : reply_done();
}

static Reply print_contents(View *view)
{
    return print_action(view, &(PrintChoice){"archive", archive_here(view)}, 1);
}

const Action archive_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这份档案的资料、目录和借阅"), open_row, NEED_FILE | NEED_FILE_LIST,
     NULL, false},
    {'a', K_F(6), N_("建档"), N_("登记一份文件，或一户一档"), register_file, NEED_FILE_LIST,
     "archive.register", false},
    {'i', K_F(7), N_("归档"), N_("把一份资料归入这份档案"), file_paper, NEED_FILE, "archive.file", false},
    {'l', K_NONE, N_("借出"), N_("借给谁、为什么、什么时候还；原件要经理批准"), lend, NEED_FILE_IN,
     "archive.lend", false},
    {'g', K_NONE, N_("归还"), N_("借出的还回来"), give_back, NEED_FILE_OUT, "archive.return", false},
    {'k', K_NONE, N_("遗失"), N_("借出去找不到了"), lose, NEED_FILE_OUT, "archive.lose", true},
    {'e', K_NONE, N_("移位"), N_("换存放位置、盒号、有效期"), change_place, NEED_FILE, "archive.place",
     true},
    {'p', K_F(8), N_("打印"), N_("打印档案目录"), print_contents, NEED_FILE, NULL, false},
};
static_assert(ARRAY_LEN(archive_actions) == ARCHIVE_ACTION_COUNT, "the screens count these rows");

/* The page */

static void refresh(View *view)
{
    ArchivePage *self = (ArchivePage *)view;
    Archive archive;
    Str out = {0};
    const Bind *binds = BINDS(BIND_TEXT(":archive", self->archive_no));
    if (!load(view, &archive)) {
        return;
    }
    page_add_record(&out, view, &archive_entity, &archive);
    page_add_query(&out, view, _("档案目录"), "archive_page_papers", binds);
    page_add_query(&out, view, _("借阅"), "archive_page_loans", binds);
    page_set(&self->page, view, str_text(&out));
    view->title = arena_format(&view->rows, "%s %s", archive.title,
                               _(choice_label("archive_state", archive.state)));
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "archive_page",
    .label = N_("档案"),
    .help = N_("一份档案的全部，和现在能对它做的事"),
    .actions = archive_actions,
    .action_count = ARCHIVE_ACTION_COUNT,
    .size = sizeof(ArchivePage),
    .refresh = refresh,
    .have = archive_have,
};

Reply archive_page_open(View *parent, const char *archive_no)
{
    ArchivePage *self = (ArchivePage *)view_new(&page_screen, parent);
    self->archive_no = arena_copy(&self->view.arena, archive_no);
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}
