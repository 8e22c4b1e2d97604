/*
 * Dialogs: each is a view that closes by itself and goes on with a continuation of the view that
 * opened it. What can't be undone asks to type a text (the room number).
 *
 *     return dialog_confirm(view, _("撤销这张收据？"), receipt_void_confirmed);
 */
#ifndef UI_DIALOG_H
#define UI_DIALOG_H

#include "ui/view.h"

typedef Reply Confirmed(View *view);
typedef Reply Chosen(View *view, void *context, int choice); /* 0…, -1 for Esc */
typedef Reply Entered(View *view, void *context, const char *text);

/* 是/否; the cursor starts on 否. 否 and Esc just close. */
Reply dialog_confirm(View *parent, const char *text, Confirmed *confirmed);
/* Goes on only when expected was typed. */
Reply dialog_confirm_typing(View *parent, const char *text, const char *expected,
                            Confirmed *confirmed);
/* Up to 4 answers, by ← →, Enter, or their number. */
Reply dialog_choose(View *parent, const char *text, const char *const *answers, size_t count,
                    Chosen *chosen, void *context);
/* The same for a question that opens by itself, before somebody who may be typing or pasting: no
 * letter or digit is an answer, and what was typed goes on to parent once it is answered. */
Reply dialog_offer(View *parent, const char *text, const char *const *answers, size_t count,
                   Chosen *chosen, void *context);
/* One line of text (a reason); empty is refused when required. */
Reply dialog_ask(View *parent, const char *text, const char *initial, bool required,
                 Entered *entered, void *context);
/* The same with * for each character: a password. */
Reply dialog_password(View *parent, const char *text, Entered *entered, void *context);

#endif
