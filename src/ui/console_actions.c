#include "ui/console.h"

#include "base/str.h"
#include "base/text.h"
#include "ui/dialog.h"
#include "ui/dispatch.h"
#include "ui/menu.h"
#include "ui/page.h"

/* The keys that work everywhere. Desktop terminals eat F1, F10 and F11: each has a second key. */

static Reply open_help(View *view)
{
    return page_open_help(view);
}

static Reply open_menu(View *view)
{
    return menu_open(view);
}

static Reply refresh(View *view)
{
    (void)view;
    return reply_refresh();
}

static Reply open_palette(View *view)
{
    return palette_open(view);
}

static Reply quit_confirmed(View *view)
{
    (void)view;
    return (Reply){.kind = REPLY_QUIT};
}

static Reply quit(View *view)
{
    if (!console_dirty(view->console)) {
        return quit_confirmed(view);
    }
    return dialog_confirm(view, _("有没保存的内容（会留作草稿）。退出吗？"), quit_confirmed);
}

static Reply open_slip(View *view)
{
    const ConsoleHooks *hooks = console_hooks(view->console);
    return hooks->slip != NULL ? hooks->slip(view) : reply_pass();
}

static Reply export_list(View *view)
{
    const ConsoleHooks *hooks = console_hooks(view->console);
    return hooks->export != NULL && view->list != NULL ? hooks->export(view) : reply_pass();
}

static Reply open_log(View *view)
{
    return page_open_log(view);
}

static Reply open_plain(View *view)
{
    Canvas canvas;
    Str text = {0};
    const Canvas *like = console_term(view->console) != NULL
                             ? term_canvas(console_term(view->console))
                             : NULL;
    canvas_init(&canvas, like != NULL ? like->width : CANVAS_MIN_WIDTH,
                like != NULL ? like->height : CANVAS_MIN_HEIGHT);
    console_draw(view->console, &canvas);
    canvas_dump(&canvas, true, &text);
    Reply reply = page_open_plain(view, str_text(&text));
    str_clear(&text);
    canvas_clear(&canvas);
    return reply;
}

static Reply escape(View *view)
{
    return dispatch_escape(view);
}

const Action console_actions[] = {
    {K_F(1), '?', N_("帮助"), N_("这里能做什么，可搜索"), open_help, 0, NULL, false},
    {K_F(3), K_NONE, N_("菜单"), N_("这里的全部动作，不能做的变灰"), open_menu, 0, NULL, false},
    {K_F(5), K_CTRL('R'), N_("刷新"), N_("重新读取"), refresh, 0, NULL, false},
    {K_F(9), K_CTRL('P'), N_("命令"), N_("按中文、拼音首字母或英文找任何操作和页面"), open_palette,
     0, NULL, false},
    {':', K_NONE, N_("命令"), N_("同 F9"), open_palette, 0, NULL, true},
    {K_F(12), K_CTRL('O'), N_("来电"), N_("来电小票，填完回到原处"), open_slip, 0, NULL, false},
    {'x', K_NONE, N_("导出"), N_("把看到的列表写成文件"), export_list, 0, NULL, true},
    {K_CTRL('L'), K_NONE, N_("消息"), N_("看过去的消息"), open_log, 0, NULL, true},
    {K_CTRL('T'), K_NONE, N_("纯文字"), N_("把这一页显示成纯文字，便于复制"), open_plain, 0, NULL,
     true},
    {K_ESC, K_NONE, N_("返回"), N_("退回一步"), escape, 0, NULL, false},
    {K_F(10), K_CTRL('Q'), N_("退出"), N_("离开程序"), quit, 0, NULL, false},
};
const size_t console_action_count = ARRAY_LEN(console_actions);
