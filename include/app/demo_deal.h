/*
 * What can happen to a deal of the demonstration: each step is one act of the desk with one
 * argument (a kind of receipt, a stage of a loan, a kind of change). Fates (demo_deal.c) are rows
 * of steps.
 */
#ifndef APP_DEMO_DEAL_H
#define APP_DEMO_DEAL_H

#include "app/demo.h"

#define DEMO_DEPOSIT 5000000 /* fen */
#define DEMO_MANAGER "陈建国"

struct DemoDeal {
    DemoPerson *person;
    DemoUnit *unit;
    DemoUnit *next_unit; /* of a change of unit that is not yet executed; NULL */
    const char *deal_no;
    const char *contract_no;
    const char *archive_no; /* of its household file */
    bool spouse;            /* who has half of it */
    bool drafted;           /* its contract is on its way */
    const char *change_no; /* of the change applied for last */
    int64_t total;    /* fen, after the executed changes */
    int64_t paid;     /* fen, by the buyer himself */
    int64_t pay;      /* PAY_… */
    int64_t parts[2]; /* LOAN_COMMERCIAL, LOAN_FUND: what the bank lends */
    int64_t change_kind;
    int64_t change_total; /* fen: the total that the change will bring */
};

typedef void DemoDealAct(Demo *demo, DemoDeal *deal, int64_t argument);

typedef struct DemoStep {
    int after; /* days from the subscription */
    DemoDealAct *act;
    int64_t argument;
} DemoStep;

/* demo_deal.c */
const char *demo_id_number(Demo *demo); /* of nobody */
/* demo_buyer.c */
void demo_spouse(Demo *demo, DemoDeal *deal); /* once */
void demo_number(Demo *demo, const DemoDeal *deal);
/* demo_money.c */
DemoDealAct demo_deposit;
DemoDealAct demo_own_part; /* percent of what the buyer still owes, as 首付 or 房款 */
DemoDealAct demo_balance;
DemoDealAct demo_fees;
DemoDealAct demo_penalty;
DemoDealAct demo_refund;
DemoDealAct demo_transfer;
void demo_receipt(Demo *demo, DemoDeal *deal, int64_t kind, int64_t amount);
/* demo_paper.c */
DemoDealAct demo_sign;
DemoDealAct demo_sign_online;
DemoDealAct demo_filing;    /* FILING_sent_on … FILING_revoked_on */
DemoDealAct demo_loan_open; /* which bank */
DemoDealAct demo_loan;      /* LOAN_docs_on … LOAN_rejected_on */
DemoDealAct demo_approve;   /* percent of what was applied for */
DemoDealAct demo_ask_papers; /* round */
DemoDealAct demo_bring_papers;
DemoDealAct demo_disburse;  /* percent of what was approved; 100: all that is left */
DemoDealAct demo_drop_loan;
DemoDealAct demo_apply;     /* CHANGE_CANCEL … */
DemoDealAct demo_execute;
DemoDealAct demo_withdraw;
/* demo_bank.c */
void demo_loan_papers_begin(Demo *demo, DemoDeal *deal);
void demo_loan_papers_end(Demo *demo, const DemoDeal *deal, int64_t kind);
/* demo_file.c */
DemoDealAct demo_draft;
DemoDealAct demo_archive;
DemoDealAct demo_lend;     /* 1: the original */
DemoDealAct demo_end_loan; /* ARCHIVE_LOAN_returned_on, ARCHIVE_LOAN_lost_on */
DemoDealAct demo_dun;      /* DUNNING_BY_PHONE … */
DemoDealAct demo_deliver;  /* how many keys */
DemoDealAct demo_title;    /* DELIVERY_title_sent_on, DELIVERY_title_on */
void demo_sign_papers(Demo *demo, DemoDeal *deal);

#endif
