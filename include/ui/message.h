/*
 * The message line and its log: the last message shows for five seconds, Ctrl-L lists the last
 * ones.
 */
#ifndef UI_MESSAGE_H
#define UI_MESSAGE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MESSAGE_KEPT 64
#define MESSAGE_SIZE 256

typedef struct Message {
    char text[MESSAGE_SIZE];
    bool fault;
    int64_t time; /* minutes of the day */
} Message;

typedef struct Messages {
    Message kept[MESSAGE_KEPT]; /* a ring */
    size_t count;               /* ever said */
    int seconds;                /* that the last one has been shown */
} Messages;

void message_say(Messages *messages, int64_t time, bool fault, const char *text);
void message_tick(Messages *messages); /* a second passed */
const Message *message_current(const Messages *messages); /* NULL after five seconds */
const Message *message_at(const Messages *messages, size_t back); /* 0 the last; NULL beyond */

#endif
