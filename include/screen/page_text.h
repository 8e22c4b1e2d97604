/* Pages of text made from records and queries: aligned lines under headings. */
#ifndef SCREEN_PAGE_TEXT_H
#define SCREEN_PAGE_TEXT_H

#include "base/str.h"
#include "db/query.h"
#include "model/entity.h"
#include "ui/view.h"

/* "标签  值" lines of the filled fields, two a line; personal values masked, consultants by name. */
void page_add_record(Str *out, View *view, const Entity *entity, const void *record);
/* The same with what is hidden from registers. */
void page_add_whole_record(Str *out, View *view, const Entity *entity, const void *record);
/* A heading and a line a row, aligned. The columns of the query say how they are shown by their
 * names:
 * *_fen is money, *_qty stands right, *_ppm is a percentage, *_phone a phone, *id_no an ID document
 * (both masked), date, *_date, *_on and *_due dates, the name of a choice list a code of it, word a
 * code of the words of pages; others are text. */
void page_add_query(Str *out, View *view, const char *title, const char *query, const Bind *binds);

#endif
