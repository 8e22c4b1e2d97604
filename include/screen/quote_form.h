/* The form of a quote: what it comes to stands below the fields at every key; after the save it
 * opens. */
#ifndef SCREEN_QUOTE_FORM_H
#define SCREEN_QUOTE_FORM_H

#include "model/quote.h"
#include "ui/form.h"

#define QUOTE_FORM_LINES 3

Reply quote_form_open(View *parent, const Quote *start); /* NULL: an empty one */
/* A further quote that starts with the terms of one: the number, the date and what follows from the
 * price are its own. */
Quote quote_form_again(const Quote *quote);

/* Hooks of the form (screen/operation_form.c). */
void quote_form_below(Form *form, Canvas *canvas, Rect area);
void quote_form_left(Form *form, const FormField *row);
Reply quote_form_saved(Form *form, View *view);

#endif
