#include "ui/message.h"

#include "base/str.h"

#define SECONDS_SHOWN 5

void message_say(Messages *messages, int64_t time, bool fault, const char *text)
{
    Message *message = &messages->kept[messages->count % MESSAGE_KEPT];
    text_copy(message->text, sizeof message->text, text);
    message->fault = fault;
    message->time = time;
    messages->count++;
    messages->seconds = 0;
}

void message_tick(Messages *messages)
{
    if (messages->seconds < SECONDS_SHOWN) {
        messages->seconds++;
    }
}

const Message *message_current(const Messages *messages)
{
    return messages->seconds < SECONDS_SHOWN ? message_at(messages, 0) : NULL;
}

const Message *message_at(const Messages *messages, size_t back)
{
    if (back >= messages->count || back >= MESSAGE_KEPT) {
        return NULL;
    }
    return &messages->kept[(messages->count - 1 - back) % MESSAGE_KEPT];
}
