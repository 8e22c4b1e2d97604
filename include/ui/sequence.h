/*
 * Sequence: which key an escape sequence is. Those here are sent by terminals beside their
 * description (PuTTY under TERM=xterm, the Linux console, rxvt); those of the description itself
 * are given to the decoder (ui/decoder.h) by the terminal.
 */
#ifndef UI_SEQUENCE_H
#define UI_SEQUENCE_H

#include "ui/key.h"

typedef struct KeySequence {
    char bytes[16];
    Key key;
} KeySequence;

/* The key of bytes among rows; K_NONE when there is none. */
Key sequence_find(const KeySequence *rows, size_t count, const char *bytes, size_t len);
/* The same among those that every terminal may send. */
Key sequence_find_known(const char *bytes, size_t len);

#endif
