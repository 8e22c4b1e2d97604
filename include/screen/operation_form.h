/*
 * The form of any operation, made from its row: fields, required marks, pick lists of references
 * and open lists. Saving runs the operation; the console adds nothing of its own.
 */
#ifndef SCREEN_OPERATION_FORM_H
#define SCREEN_OPERATION_FORM_H

#include "screen/desk.h"
#include "ui/console.h"
#include "ui/form.h"

/* record: values to start with (of the operation's entity), NULL for an empty form. only: field ids
 * to show, NULL-terminated, in this order; NULL shows all inputs. */
Reply operation_form_open(View *parent, const char *operation, const void *record,
                          const char *const *only);
/* The same with something drawn below the fields, height lines of it. */
Reply operation_form_above(View *parent, const char *operation, const void *record,
                           void (*below)(Form *form, Canvas *canvas, Rect area), int height);
/* The form of an operation about something: the text field of that id is filled, nothing else
 * is. */
Reply operation_form_about(View *parent, const char *operation, const char *field, const char *text);
/* The suggestions for a field: references, open lists, people. For screens with forms of their
 * own. */
void operation_form_suggest(Form *form, const FormField *field, const char *typed, Arena *arena,
                            ItemList *out);
/* Ctrl-D: the field as the record entered last has it; NULL where that is personal or a number of
 * its own. */
const char *operation_form_last(Form *form, const FormField *field, Arena *arena);
/* Runs an operation on form->record with a request id of its own, so that saving again after an
 * unknown result does not save twice. */
bool operation_form_save(Form *form, const char *operation, Error *err);

#endif
