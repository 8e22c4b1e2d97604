#include "screen/verdict.h"

#include "base/str.h"
#include "base/text.h"
#include "domain/rotation.h"
#include "screen/desk.h"
#include "ui/console.h"

#include <string.h>

void verdict_forget(Verdict *verdict)
{
    *verdict = (Verdict){0};
}

bool verdict_ask(Verdict *verdict, Form *form, const char *typed)
{
    char phone[PHONE_SIZE] = "";
    View *top = console_top(form->console);
    bool anonymous = strcmp(typed, PHONE_ANONYMOUS) == 0;
    bool complete = !anonymous && phone_normalize(typed, phone, NULL);
    if (!complete) {
        bool changed = *verdict->phone != '\0' || verdict->anonymous != anonymous;
        verdict_forget(verdict);
        verdict->anonymous = anonymous;
        return changed;
    }
    if (strcmp(phone, verdict->phone) == 0) {
        return false;
    }
    verdict_forget(verdict);
    text_copy(verdict->phone, sizeof verdict->phone, phone);
    const char *kept = arena_copy(&form->arena, phone);
    AttributionAsk ask = {&kept, 1, NULL, desk_today(top), console_now(form->console)};
    attribution_judge(desk_db(top), &ask, &form->arena, &verdict->judged);
    return true;
}

static const char *short_date(int64_t date, int64_t today, char buf[11])
{
    bool same_year = date_civil(date).year == date_civil(today).year;
    return date_format(buf, 11, date) + (date != NONE && same_year ? 5 : 0);
}

static unsigned role_of(AttributionKind kind)
{
    static const unsigned roles[ATTRIBUTION_KIND_COUNT] = {
        [ATTRIBUTION_NEW] = ROLE_NEW,           [ATTRIBUTION_PUBLIC] = ROLE_NEW,
        [ATTRIBUTION_OWNED] = ROLE_DUE,         [ATTRIBUTION_CONFLICT] = ROLE_LATE,
        [ATTRIBUTION_OWNER_DEAL] = ROLE_DONE,
    };
    return roles[kind];
}

static void add_hit(Str *out, const AttributionHit *hit, int64_t today)
{
    char phone[PHONE_SIZE];
    char day[11];
    str_format(out, " %s %s", hit->name, phone_mask(phone, sizeof phone, hit->phone));
    if (hit->first_visit != NONE) {
        str_format(out, _("  首访 %s"), short_date(hit->first_visit, today, day));
    }
    if (hit->last_visit != NONE && hit->last_visit != hit->first_visit) {
        str_format(out, _("  上次 %s"), short_date(hit->last_visit, today, day));
    }
}

static void add_state(Str *out, const AttributionHit *hit)
{
    if (*hit->grade != '\0') {
        str_format(out, _("  等级 %s"), hit->grade);
    }
    if (*hit->unit_no != '\0') {
        str_format(out, _("  已购 %s"), hit->unit_no);
    }
    if (hit->present) {
        str_format(out, "  %s", _("在场"));
    }
}

static void add_owner(Str *out, const Verdict *verdict, View *view, Arena *arena)
{
    const Attribution *judged = &verdict->judged;
    char day[11];
    if (*judged->owner != '\0') {
        str_format(out, _("  顾问 %s"), rotation_who(desk_db(view), judged->owner, arena));
    }
    if (judged->protect_until != NONE) {
        str_format(out, _("  保护期至 %s"),
                   short_date(judged->protect_until, desk_today(view), day));
    }
}

/* Both sides of a conflict: whose customer, since when. */
static void add_claims(Str *out, const Attribution *judged, View *view, Arena *arena)
{
    char day[11];
    str_add(out, _("  要经理裁定"));
    for (size_t i = 0; i < judged->hit_count; i++) {
        const AttributionHit *hit = &judged->hits[i];
        if (hit->guarded) {
            str_format(out, "  %s %s %s", rotation_who(desk_db(view), hit->state.owner, arena),
                       hit->name, short_date(hit->first_visit, desk_today(view), day));
        }
    }
}

static const char *customer_line(const Verdict *verdict, View *view, Arena *arena)
{
    const Attribution *judged = &verdict->judged;
    Str out = {0};
    str_add(&out, _(attribution_label(judged->kind)));
    if (judged->kind == ATTRIBUTION_CONFLICT) {
        add_claims(&out, judged, view, arena);
    } else if (judged->hit != NULL) {
        add_hit(&out, judged->hit, desk_today(view));
        add_owner(&out, verdict, view, arena);
        add_state(&out, judged->hit);
    }
    const char *line = arena_copy(arena, str_text(&out));
    str_clear(&out);
    return line;
}

static void draw_customer(const Verdict *verdict, View *view, Canvas *canvas, Rect area)
{
    if (*verdict->phone != '\0') {
        canvas_text(canvas, area.x, area.y, area.width, role_of(verdict->judged.kind),
                    customer_line(verdict, view, &canvas->arena));
    } else {
        canvas_text(canvas, area.x, area.y, area.width, ROLE_HINT,
                    verdict->anonymous ? _("没有留电话：计一组来访，不计新客户")
                                       : _("先问手机；第一次来吗，有人接待过吗？"));
    }
}

void verdict_draw(const Verdict *verdict, const char *note, View *view, Canvas *canvas, Rect area)
{
    const Attribution *judged = &verdict->judged;
    bool good = judged->channel == CHANNEL_ACCEPTED || judged->channel == CHANNEL_PROTECTED;
    int end = area.x + area.width;
    int x = area.x;
    draw_customer(verdict, view, canvas, area);
    if (judged->channel != CHANNEL_NONE) {
        const char *channel = arena_format(&canvas->arena, "%s %s %s  ",
                                           _(attribution_channel_label(judged->channel)),
                                           judged->report_no, judged->channel_name);
        x = canvas_put(canvas, x, area.y + 1, end, good ? ROLE_DONE : ROLE_LATE, channel);
    }
    canvas_text(canvas, x, area.y + 1, end - x, ROLE_TEXT, note);
}
