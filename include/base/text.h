/*
 * Translation: Chinese msgids in the source, English from an embedded .mo catalogue read by our own
 * small reader (gettext under C.UTF-8 is not to be relied upon). Write _("文字") where a user sees
 * it, N_("文字") in tables and _(row->label) where the row is shown.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define _(text) text_translate(text)
#define N_(text) text

const char *text_translate(const char *msgid) __attribute__((format_arg(1))); /* msgid when unknown */

/* Chooses the language once at start: "zh" or "en"; catalogue is the .mo image (may be NULL),
 * borrowed for the life of the program. */
void text_init(const char *language, const void *catalogue, size_t size);
const char *text_language(void); /* "zh" or "en" */
/* While on, every text stays Chinese whatever was chosen: workbooks, whose labels are a contract.
 * Returns what it was, to be put back. */
bool text_keep_chinese(bool on);
/* "zh" or "en" from --lang, then $LANGUAGE, $LC_ALL, $LANG; Chinese is the default. */
const char *text_choose_language(const char *option);

#endif
