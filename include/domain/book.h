/*
 * 号本: pre-printed numbers of 认购书, contracts and receipts. A book is a range of numbers (prefix and
 * a fixed count of digits) that comes in, is handed to somebody and comes back. A number leaves its
 * book once: with a document (book.use) or void with a reason (book.void); a used one that is
 * spoilt turns void and its document takes another. What is neither used nor void below the highest
 * number that left is missing: the lists find it (view_book), nobody enters it.
 *
 * The numbers stand in a table of their own, not in the deal: the registers of deals, contracts and
 * receipts keep their columns, and one rule serves all three.
 */
#ifndef DOMAIN_BOOK_H
#define DOMAIN_BOOK_H

#define BOOK_SIZE 2000 /* numbers in one book at most */

#endif
