/* What every cmocka test file needs, in the order cmocka wants it. */
#ifndef TESTS_BASE_SUPPORT_H
#define TESTS_BASE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#include <stdio.h>

#define CHECK_TEXT(got, expected, input)                                                           \
    do {                                                                                           \
        if (!text_equal(got, expected)) {                                                          \
            fail_msg("%s: got “%s”, expected “%s”", input, got, expected);                         \
        }                                                                                          \
    } while (0)

#endif
