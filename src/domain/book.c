#include "domain/book.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/session.h"
#include "model/book_number.h"
#include "model/choice.h"
#include "model/number_book.h"

#include <string.h>

#define DIGITS_MAX 12

/* Books */

static int64_t count_digits(int64_t number)
{
    int64_t digits = 1;
    for (; number >= 10; number /= 10) {
        digits++;
    }
    return digits;
}

static bool check_range(NumberBook *book, Error *err)
{
    int64_t least = count_digits(book->last);
    if (book->last < book->first) {
        return error_set(err, ERR_INVALID, "last", _("止号小于起号，请核对"));
    }
    if (book->last - book->first >= BOOK_SIZE) {
        return error_set(err, ERR_INVALID, "last", _("一本最多 %d 号，请分成几本登记"), BOOK_SIZE);
    }
    if (book->digits == NONE) {
        book->digits = least;
    }
    return (book->digits >= least && book->digits <= DIGITS_MAX) ||
           error_set(err, ERR_INVALID, "digits", _("位数不够写止号，或超过 %d 位"), DIGITS_MAX);
}

static bool book_receive(Session *session, void *record, FieldSet given, Error *err)
{
    NumberBook *book = record;
    (void)given;
    if (!check_range(book, err)) {
        return false;
    }
    const char *other = query_one_text(
        session->db, "book_overlap",
        BINDS(BIND_TEXT(":kind", choice_code("book_kind", book->kind)),
              BIND_TEXT(":prefix", text_empty(book->prefix) ? NULL : book->prefix),
              BIND_NUMBER(":digits", book->digits), BIND_NUMBER(":first", book->first),
              BIND_NUMBER(":last", book->last)),
        &session->arena);
    if (other != NULL) {
        return error_set(err, ERR_CONFLICT, "first", _("这些号码与号本 %s 重叠，请核对起止号"), other);
    }
    book->handed_on = book->returned_on = NONE;
    book->handed_to = NULL;
    return store_insert(session->db, &number_book_entity, book, &session->arena, err);
}

static bool load_book(Session *session, const char *book_no, NumberBook *book, Error *err)
{
    return store_find(session->db, &number_book_entity, "book_no", book_no, &session->arena, book) ||
           error_set(err, ERR_NOT_FOUND, "book_no", _("没有号本“%s”，请先登记领入"), book_no);
}

/* Handed on to another hand is handed out again; a book that came back stays. */
static bool book_hand_out(Session *session, void *record, FieldSet given, Error *err)
{
    NumberBook *asked = record;
    NumberBook book;
    (void)given;
    if (!load_book(session, asked->book_no, &book, err)) {
        return false;
    }
    if (book.returned_on != NONE) {
        return error_set(err, ERR_CONFLICT, "book_no", _("号本 %s 已经交回，不能再发出"), book.book_no);
    }
    if (asked->handed_on < book.received_on) {
        return error_set(err, ERR_INVALID, "handed_on", _("发出日期早于领入日期"));
    }
    book.handed_on = asked->handed_on;
    book.handed_to = asked->handed_to;
    *asked = book;
    return store_update(session->db, &number_book_entity, asked, &session->arena, err);
}

static bool book_return(Session *session, void *record, FieldSet given, Error *err)
{
    NumberBook *asked = record;
    NumberBook book;
    (void)given;
    if (!load_book(session, asked->book_no, &book, err)) {
        return false;
    }
    if (book.returned_on != NONE) {
        return error_set(err, ERR_CONFLICT, "book_no", _("号本 %s 已经交回"), book.book_no);
    }
    if (asked->returned_on < book.received_on ||
        (book.handed_on != NONE && asked->returned_on < book.handed_on)) {
        return error_set(err, ERR_INVALID, "returned_on", _("交回日期早于领入或发出日期"));
    }
    book.returned_on = asked->returned_on;
    *asked = book;
    return store_update(session->db, &number_book_entity, asked, &session->arena, err);
}

/* Numbers */

/* The book that holds the number, and the number's place in it. */
static bool find_book(Session *session, BookNumber *row, NumberBook *book, Error *err)
{
    Stmt *stmt = query_open(session->db, "book_of_number",
                            BINDS(BIND_TEXT(":kind", choice_code("book_kind", row->kind)),
                                  BIND_TEXT(":number", row->number)));
    bool found = query_next(stmt);
    if (found) {
        row->book_no = arena_copy(&session->arena, query_text(stmt, 0));
        row->sequence = query_number(stmt, 1);
    }
    query_close(stmt);
    if (!found) {
        return error_set(err, ERR_NOT_FOUND, "number", _("领入的号本里没有%s号 %s，请核对"),
                         _(choice_label("book_kind", row->kind)), row->number);
    }
    if (!load_book(session, row->book_no, book, err)) {
        return false;
    }
    return row->date >= book->received_on ||
           error_set(err, ERR_INVALID, "date", _("日期早于号本的领入日期"));
}

static bool find_document(Session *session, BookNumber *row, Error *err)
{
    int64_t since = NONE;
    Stmt *stmt = query_open(session->db, "book_document",
                            BINDS(BIND_TEXT(":kind", choice_code("book_kind", row->kind)),
                                  BIND_TEXT(":document", row->document_no)));
    bool found = query_next(stmt);
    if (found) {
        row->deal_no = arena_copy(&session->arena, query_text(stmt, 0));
        since = query_date(stmt, 1);
    }
    query_close(stmt);
    if (!found) {
        return error_set(err, ERR_NOT_FOUND, "document_no", _("没有%s“%s”，请核对单据编号"),
                         _(choice_label("book_kind", row->kind)), row->document_no);
    }
    return row->date >= since || error_set(err, ERR_INVALID, "date", _("日期早于单据的日期"));
}

static bool load_number(Session *session, const BookNumber *key, BookNumber *row)
{
    int64_t id = query_one_number(session->db, "book_number_id",
                                  BINDS(BIND_TEXT(":kind", choice_code("book_kind", key->kind)),
                                        BIND_TEXT(":number", key->number)));
    return id != NONE && store_get(session->db, &book_number_entity, id, &session->arena, row);
}

static bool check_unused(Session *session, const BookNumber *row, Error *err)
{
    BookNumber known;
    if (!load_number(session, row, &known)) {
        return true;
    }
    if (!text_empty(known.void_reason)) {
        return error_set(err, ERR_CONFLICT, "number", _("号码 %s 已经作废（%s），请换一个"), row->number,
                         known.void_reason);
    }
    return error_set(err, ERR_CONFLICT, "number", _("号码 %s 已经用在 %s 上，请换一个"), row->number,
                     known.document_no);
}

/* A document carries one number at a time. */
static bool check_document_free(Session *session, const BookNumber *row, Error *err)
{
    const char *other =
        query_one_text(session->db, "book_number_of_document",
                       BINDS(BIND_TEXT(":kind", choice_code("book_kind", row->kind)),
                             BIND_TEXT(":document", row->document_no)),
                       &session->arena);
    return other == NULL || error_set(err, ERR_CONFLICT, "document_no",
                                      _("%s 已经用了号码 %s，写坏了请先作废它"), row->document_no, other);
}

static bool book_use(Session *session, void *record, FieldSet given, Error *err)
{
    BookNumber *row = record;
    NumberBook book;
    (void)given;
    if (!find_book(session, row, &book, err) || !check_unused(session, row, err) ||
        !find_document(session, row, err) || !check_document_free(session, row, err)) {
        return false;
    }
    if (book.returned_on != NONE && row->date > book.returned_on) {
        return error_set(err, ERR_CONFLICT, "number", _("号本 %s 已经交回，号码不能再用"), book.book_no);
    }
    row->void_reason = NULL;
    return store_insert(session->db, &book_number_entity, row, &session->arena, err);
}

/* A spoilt number turns void where it stands: what it was used for stays to be read. */
static bool book_void(Session *session, void *record, FieldSet given, Error *err)
{
    BookNumber *asked = record;
    BookNumber row;
    NumberBook book;
    (void)given;
    if (!find_book(session, asked, &book, err)) {
        return false;
    }
    if (!load_number(session, asked, &row)) {
        asked->document_no = asked->deal_no = NULL;
        return store_insert(session->db, &book_number_entity, asked, &session->arena, err);
    }
    if (!text_empty(row.void_reason)) {
        return error_set(err, ERR_CONFLICT, "number", _("号码 %s 已经作废"), row.number);
    }
    if (asked->date < row.date) {
        return error_set(err, ERR_INVALID, "date", _("作废日期早于用号日期"));
    }
    row.date = asked->date;
    row.void_reason = asked->void_reason;
    *asked = row;
    return store_update(session->db, &book_number_entity, asked, &session->arena, err);
}

/* A row of a file: used, void, or void after it was used. */
static bool book_record(Session *session, void *record, FieldSet given, Error *err)
{
    BookNumber *row = record;
    NumberBook book;
    (void)given;
    if (text_empty(row->document_no) && text_empty(row->void_reason)) {
        return error_set(err, ERR_INVALID, "document_no", _("请填写单据编号，或作废原因"));
    }
    if (!find_book(session, row, &book, err) || !check_unused(session, row, err) ||
        (!text_empty(row->document_no) && !find_document(session, row, err))) {
        return false;
    }
    return (!text_empty(row->void_reason) || check_document_free(session, row, err)) &&
           store_insert(session->db, &book_number_entity, row, &session->arena, err);
}

static const Input receive_inputs[] = {
    {NUMBER_BOOK_book_no, 0},    {NUMBER_BOOK_kind, REQUIRED}, {NUMBER_BOOK_prefix, 0},
    {NUMBER_BOOK_first, REQUIRED}, {NUMBER_BOOK_last, REQUIRED}, {NUMBER_BOOK_digits, 0},
    {NUMBER_BOOK_received_on, REQUIRED | TODAY}, {NUMBER_BOOK_received_from, 0},
};
static const Input hand_out_inputs[] = {
    {NUMBER_BOOK_book_no, REQUIRED},
    {NUMBER_BOOK_handed_to, REQUIRED},
    {NUMBER_BOOK_handed_on, REQUIRED | TODAY},
};
static const Input return_inputs[] = {
    {NUMBER_BOOK_book_no, REQUIRED},
    {NUMBER_BOOK_returned_on, REQUIRED | TODAY},
};
static const Input use_inputs[] = {
    {BOOK_NUMBER_number, REQUIRED},
    {BOOK_NUMBER_kind, REQUIRED},
    {BOOK_NUMBER_document_no, REQUIRED},
    {BOOK_NUMBER_date, REQUIRED | TODAY},
};
static const Input void_inputs[] = {
    {BOOK_NUMBER_kind, REQUIRED},
    {BOOK_NUMBER_number, REQUIRED},
    {BOOK_NUMBER_void_reason, REQUIRED},
    {BOOK_NUMBER_date, REQUIRED | TODAY},
};
static const Input record_inputs[] = {
    {BOOK_NUMBER_kind, REQUIRED},  {BOOK_NUMBER_number, REQUIRED}, {BOOK_NUMBER_date, REQUIRED},
    {BOOK_NUMBER_document_no, 0}, {BOOK_NUMBER_void_reason, 0},
};

const Operation book_operations[] = {
    {"book.receive", N_("领入号本"), &number_book_entity, INPUTS(receive_inputs),
     MAY_ASSISTANT | MAY_MANAGER, book_receive},
    {"book.hand_out", N_("发出号本"), &number_book_entity, INPUTS(hand_out_inputs),
     MAY_ASSISTANT | MAY_MANAGER, book_hand_out},
    {"book.return", N_("交回号本"), &number_book_entity, INPUTS(return_inputs),
     MAY_ASSISTANT | MAY_MANAGER, book_return},
    {"book.use", N_("用号"), &book_number_entity, INPUTS(use_inputs),
     MAY_ASSISTANT | MAY_MANAGER | MAY_FINANCE, book_use},
    {"book.void", N_("作废号码"), &book_number_entity, INPUTS(void_inputs),
     MAY_ASSISTANT | MAY_MANAGER | MAY_FINANCE, book_void},
    {"book.record", N_("补登用号"), &book_number_entity, INPUTS(record_inputs), MAY_MANAGER,
     book_record},
};
const size_t book_operation_count = sizeof book_operations / sizeof book_operations[0];
