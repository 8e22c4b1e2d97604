/*
 * One field of a form: its rows to choose from, how keys change it, what its hint line says. Part
 * of form.h, for form*.c only.
 */
#ifndef UI_FORM_FIELD_H
#define UI_FORM_FIELD_H

#include "ui/form.h"

bool form_visible(const Form *form, size_t index);
bool form_reachable(const Form *form, size_t index); /* visible and not read-only */
bool form_is_choice(const FormField *field);         /* fixed choices: set by number, letter, blank */
/* The rows of F4 and of the hint line. */
/* A value nobody typed here and that is no words: the next character replaces it, one adds to
 * words. */
bool form_types_over(const Form *form, size_t index);
void form_items(Form *form, size_t index, const char *typed, Arena *arena, ItemList *out);
/* A key in a field of fixed choices. */
EditResult form_choice_key(Form *form, size_t index, Key key);
/* What was typed short (a number, initials) becomes the value it stands for. True when it
 * changed. */
bool form_resolve(Form *form, size_t index);
/* What to show under the fields for the field; never NULL. */
const char *form_hint(Form *form, size_t index, Arena *arena);
void form_changed_field(Form *form, size_t index); /* runs the change hook */

#endif
