/* 号本: which numbers may be used, what is void, what is missing. */
#include "support/deal.h"

#include "base/str.h"

int book_tests(void);

#define DEAL "document_no=RG-2026-00001"
#define FORM "kind=认购书"

static Site *book_site(void)
{
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "book.receive", FORM, "prefix=A", "first=1", "last=50", "digits=4",
       "received_on=2026-11-01", "received_from=法务");
    return site;
}

/* "used void missing left" of the first book. */
static const char *counts(Site *site)
{
    Stmt *stmt = query_open(site->db, "book_list", BINDS(BIND_NUMBER(":limit", 10)));
    assert_true(query_next(stmt));
    const char *text = arena_format(&site->arena, "%lld %lld %lld %lld",
                                    (long long)query_number(stmt, 5), (long long)query_number(stmt, 6),
                                    (long long)query_number(stmt, 7), (long long)query_number(stmt, 8));
    query_close(stmt);
    return text;
}

static void a_book_is_a_range_of_its_own(void **state)
{
    (void)state;
    Site *site = book_site();
    REFUSED(site, ERR_INVALID, "last", "book.receive", FORM, "first=50", "last=49");
    REFUSED(site, ERR_INVALID, "last", "book.receive", FORM, "first=1", "last=2001");
    REFUSED(site, ERR_INVALID, "digits", "book.receive", FORM, "first=1", "last=100", "digits=2");
    REFUSED(site, ERR_CONFLICT, "first", "book.receive", FORM, "prefix=A", "first=50", "last=60",
            "digits=4");
    DO(site, "book.receive", FORM, "prefix=A", "first=51", "last=60", "digits=4");
    DO(site, "book.receive", "kind=收据", "prefix=A", "first=1", "last=50", "digits=4");
    DO(site, "book.receive", FORM, "first=1", "last=50");
    DO(site, "book.receive", FORM, "prefix=B", "first=1", "last=50", "digits=4");
    DO(site, "book.receive", FORM, "first=1", "last=50", "digits=4");
    site_free(site);
}

static void a_number_comes_from_a_book_and_is_used_once(void **state)
{
    (void)state;
    Site *site = book_site();
    static const char *const strangers[] = {"number=A0051", "number=A001", "number=B0001",
                                            "number=A00X1", "number=0001"};
    for (size_t i = 0; i < ARRAY_LEN(strangers); i++) {
        REFUSED(site, ERR_NOT_FOUND, "number", "book.use", FORM, strangers[i], DEAL);
    }
    REFUSED(site, ERR_NOT_FOUND, "document_no", "book.use", FORM, "number=A0001", "document_no=RG-9");
    REFUSED(site, ERR_INVALID, "date", "book.use", FORM, "number=A0001", DEAL, "date=2026-11-09");
    DO(site, "book.use", FORM, "number=A0001", DEAL);
    REFUSED(site, ERR_CONFLICT, "document_no", "book.use", FORM, "number=A0002", DEAL);
    deal_subscribed(site, "1-1-102", "一次性", "2026-11-10");
    REFUSED(site, ERR_CONFLICT, "number", "book.use", FORM, "number=A0001",
            "document_no=RG-2026-00002");
    REFUSED(site, ERR_NOT_FOUND, "number", "book.use", "kind=收据", "number=A0002",
            "document_no=RG-2026-00002");
    site_free(site);
}

static void gaps_voids_and_the_rest_are_counted(void **state)
{
    (void)state;
    Site *site = book_site();
    assert_string_equal("0 0 0 50", counts(site));
    DO(site, "book.use", FORM, "number=A0003", DEAL);
    assert_string_equal("1 0 2 47", counts(site)); /* 1 and 2 are missing */
    DO(site, "book.void", FORM, "number=A0001", "void_reason=污损");
    assert_string_equal("1 1 1 47", counts(site));
    DO(site, "book.void", FORM, "number=A0010", "void_reason=印错");
    assert_string_equal("1 2 7 40", counts(site));
    REFUSED(site, ERR_CONFLICT, "number", "book.void", FORM, "number=A0010", "void_reason=印错");
    deal_subscribed(site, "1-1-102", "一次性", "2026-11-10");
    REFUSED(site, ERR_CONFLICT, "number", "book.use", FORM, "number=A0010",
            "document_no=RG-2026-00002");
    site_free(site);
}

static void a_spoilt_number_frees_its_document(void **state)
{
    (void)state;
    Site *site = book_site();
    DO(site, "book.use", FORM, "number=A0001", DEAL);
    REFUSED(site, ERR_INVALID, "date", "book.void", FORM, "number=A0001", "void_reason=写错",
            "date=2026-11-21");
    DO(site, "book.void", FORM, "number=A0001", "void_reason=写错");
    DO(site, "book.use", FORM, "number=A0002", DEAL);
    assert_string_equal("1 1 0 48", counts(site));
    site_free(site);
}

static void a_book_goes_out_and_comes_back(void **state)
{
    (void)state;
    Site *site = book_site();
    REFUSED(site, ERR_NOT_FOUND, "book_no", "book.hand_out", "book_no=HB-9", "handed_to=王芳");
    REFUSED(site, ERR_INVALID, "handed_on", "book.hand_out", "book_no=HB-2026-00001", "handed_to=王芳",
            "handed_on=2026-10-31");
    DO(site, "book.hand_out", "book_no=HB-2026-00001", "handed_to=王芳", "handed_on=2026-11-02");
    REFUSED(site, ERR_INVALID, "returned_on", "book.return", "book_no=HB-2026-00001",
            "returned_on=2026-11-01");
    DO(site, "book.return", "book_no=HB-2026-00001", "returned_on=2026-11-20");
    REFUSED(site, ERR_CONFLICT, "book_no", "book.return", "book_no=HB-2026-00001");
    REFUSED(site, ERR_CONFLICT, "book_no", "book.hand_out", "book_no=HB-2026-00001", "handed_to=王芳");
    REFUSED(site, ERR_CONFLICT, "number", "book.use", FORM, "number=A0001", DEAL);
    DO(site, "book.use", FORM, "number=A0001", DEAL, "date=2026-11-20");
    site_free(site);
}

static void contracts_and_receipts_have_books_too(void **state)
{
    (void)state;
    Site *site = book_site();
    DO(site, "book.receive", "kind=合同", "first=1", "last=100", "received_on=2026-11-01");
    DO(site, "book.receive", "kind=收据", "prefix=NO", "first=1", "last=100",
       "received_on=2026-11-01");
    DO(site, "deal.sign", "deal_no=RG-2026-00001", "sign_date=2026-11-12", "contract_no=HT1");
    DO(site, "receipt.post", "deal_no=RG-2026-00001", "kind=定金", "amount=50000",
       "arrived_on=2026-11-12");
    REFUSED(site, ERR_NOT_FOUND, "document_no", "book.use", "kind=合同", "number=001", DEAL);
    DO(site, "book.use", "kind=合同", "number=001", "document_no=HT1");
    DO(site, "book.use", "kind=收据", "number=NO001", "document_no=SK-2026-00001");
    site_free(site);
}

int book_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_book_is_a_range_of_its_own),
        cmocka_unit_test(a_number_comes_from_a_book_and_is_used_once),
        cmocka_unit_test(gaps_voids_and_the_rest_are_counted),
        cmocka_unit_test(a_spoilt_number_frees_its_document),
        cmocka_unit_test(a_book_goes_out_and_comes_back),
        cmocka_unit_test(contracts_and_receipts_have_books_too),
    };
    return cmocka_run_group_tests_name("book", tests, NULL, NULL);
}
