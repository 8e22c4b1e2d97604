/* 合作银行: quota, what our loans have taken of it, how long they took; Enter: the loans of a bank. */
#ifndef SCREEN_BANK_PAGE_H
#define SCREEN_BANK_PAGE_H

#include "ui/view.h"

Reply bank_page_open(View *parent);

#endif
