/*
 * 判客 on the screen: what is known of the phone that stands in a form, as lines for people.
 *
 *     if (verdict_ask(&self->verdict, form, form_text(form, "phone"))) … it is another one now
 *     verdict_draw(&self->verdict, note, view, canvas, area);
 */
#ifndef SCREEN_VERDICT_H
#define SCREEN_VERDICT_H

#include "base/identity.h"
#include "domain/attribution.h"
#include "ui/form.h"

typedef struct Verdict {
    char phone[PHONE_SIZE]; /* that was judged; "" while none is complete */
    bool anonymous;         /* no phone was left */
    Attribution judged;     /* texts in form->arena: gone with form_reset */
} Verdict;

/* Judges the phone as typed. True when the verdict changed; an incomplete number is none. */
bool verdict_ask(Verdict *verdict, Form *form, const char *typed);
void verdict_forget(Verdict *verdict);
/* Two lines: the customer; the channel when there is one, and note (whom it is for) behind it. */
void verdict_draw(const Verdict *verdict, const char *note, View *view, Canvas *canvas, Rect area);

#endif
