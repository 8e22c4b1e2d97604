/*
 * The demonstration site: a sales centre that lived for some months. Everything is written through
 * operations, day by day, so the site obeys every rule; the same arguments give the same data.
 * `anchang bench` data comes from here too, scaled by the number of customers.
 *
 * The world keeps an agenda: a task belongs to a day, and a task may put further tasks on later
 * days (a visit asks for a follow-up, a signing for its filing). What lies behind the last day
 * never happens, which leaves every kind of work open, due and late.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "domain/session.h"

typedef struct Demo Demo;
typedef struct DemoPerson DemoPerson;
typedef struct DemoDeal DemoDeal;
typedef struct DemoTask DemoTask;

typedef void DemoAct(Demo *demo, DemoTask *task);

struct DemoTask {
    DemoAct *act;
    DemoPerson *person;
    DemoDeal *deal;
    int step; /* what act makes of it */
    DemoTask *next;
};

typedef struct DemoDay {
    DemoTask *first;
    DemoTask *last;
} DemoDay;

struct DemoPerson {
    const char *phone;
    const char *name;
    const char *surname;
    int64_t sex;
    const char *source;
    const char *layout;
    const char *area;    /* wanted */
    const char *district;
    const char *consultant;
    const char *ticket_no;
    int64_t grade;
    int visits;
    int followups;
    bool buyer; /* has a ticket or a deal */
};

typedef struct DemoUnit {
    const char *unit_no;
    const char *layout;
    int64_t total;       /* fen, list price */
    int64_t launched_on; /* NONE: not launched */
    bool taken;
} DemoUnit;

typedef struct DemoScale {
    int64_t customers; /* up to so many */
    int days;
    int buildings;
    int floors;
    int consultants;
} DemoScale;

#define DEMO_ROOMS 4 /* on a floor */
#define DEMO_CONSULTANTS_MAX 40
#define DEMO_ITEMS_MAX 24

struct Demo {
    Session *session;
    Arena arena;
    Error err; /* the first refusal: the demonstration is wrong, not the rule */
    bool failed;
    uint64_t random;
    const DemoScale *scale;
    int64_t customers;
    int64_t first; /* day */
    int64_t today;
    DemoDay *agenda; /* [day - first] */
    DemoUnit *units;
    size_t unit_count;
    size_t unit_cursor;
    const char *consultants[DEMO_CONSULTANTS_MAX]; /* numbers */
    int64_t clock;      /* of the last day: the desk works forward */
    int64_t met;        /* customers so far */
    int64_t deal_count; /* so far: deals go through the fates in turn */
    int64_t on_hand[DEMO_ITEMS_MAX];
    int file_count;         /* household files so far */
    int book_count;         /* pre-printed numbers that left their book */
    int offer_count;        /* prospects who were offered something */
    const char *licence_no; /* the file of the business licence */
};

/* demo.c */
void demo_run(Demo *demo, const char *operation, void *record); /* given: what is filled */
void demo_plan(Demo *demo, int64_t date, DemoTask task); /* dropped behind the last day */
int64_t demo_random(Demo *demo, int64_t below);          /* 0 … below - 1 */
bool demo_chance(Demo *demo, int percent);
bool demo_today(const Demo *demo); /* the last day, with visitors still in the hall */

/* demo_site.c: what is there before the first day */
void demo_site(Demo *demo);
DemoUnit *demo_pick_unit(Demo *demo, const char *layout); /* NULL: sold out */
/* demo_person.c: who comes and calls */
void demo_people(Demo *demo); /* everybody's first contact goes on the agenda */
/* demo_bank.c: who lends */
void demo_banks(Demo *demo);
/* demo_buyer.c: the book of pre-printed numbers */
void demo_book(Demo *demo);
/* demo_deal.c: tickets, deals and what follows them */
void demo_ticket(Demo *demo, DemoPerson *person);
void demo_subscribe(Demo *demo, DemoPerson *person, const char *ticket_no);
/* demo_stock.c: materials, day by day */
void demo_stock_items(Demo *demo);
void demo_stock_day(Demo *demo);
void demo_site_day(Demo *demo);
/* demo_office.c: documents of the site, offers, price lists */
void demo_office_day(Demo *demo);
void demo_offer(Demo *demo, const DemoPerson *person); /* to somebody who queues */

/* Makes the whole site in an open, empty file. */
bool demo_make(Session *session, int64_t seed, int64_t today, int64_t customers, Error *err);

#endif
