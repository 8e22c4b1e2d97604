#include "ui/sequence.h"

#include "base/str.h"

#include <string.h>

static const KeySequence known[] = {
    {"\033[11~", K_F(1)},     {"\033[12~", K_F(2)},      {"\033[13~", K_F(3)},
    {"\033[14~", K_F(4)},     {"\033[15~", K_F(5)},      {"\033[17~", K_F(6)},
    {"\033[18~", K_F(7)},     {"\033[19~", K_F(8)},      {"\033[20~", K_F(9)},
    {"\033[21~", K_F(10)},    {"\033[23~", K_F(11)},     {"\033[24~", K_F(12)},
    {"\033[[A", K_F(1)},      {"\033[[B", K_F(2)},       {"\033[[C", K_F(3)},
    {"\033[[D", K_F(4)},      {"\033[[E", K_F(5)},       {"\033OP", K_F(1)},
    {"\033OQ", K_F(2)},       {"\033OR", K_F(3)},        {"\033OS", K_F(4)},
    {"\033[A", K_UP},         {"\033[B", K_DOWN},        {"\033[C", K_RIGHT},
    {"\033[D", K_LEFT},       {"\033OA", K_UP},          {"\033OB", K_DOWN},
    {"\033OC", K_RIGHT},      {"\033OD", K_LEFT},        {"\033[H", K_HOME},
    {"\033[F", K_END},        {"\033OH", K_HOME},        {"\033OF", K_END},
    {"\033[1~", K_HOME},      {"\033[4~", K_END},        {"\033[7~", K_HOME},
    {"\033[8~", K_END},       {"\033[2~", K_INSERT},     {"\033[3~", K_DELETE},
    {"\033[5~", K_PAGE_UP},   {"\033[6~", K_PAGE_DOWN},  {"\033[Z", K_BACK_TAB},
    {"\033OM", K_ENTER},
};

Key sequence_find(const KeySequence *rows, size_t count, const char *bytes, size_t len)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(rows[i].bytes) == len && memcmp(rows[i].bytes, bytes, len) == 0) {
            return rows[i].key;
        }
    }
    return K_NONE;
}

Key sequence_find_known(const char *bytes, size_t len)
{
    return sequence_find(known, ARRAY_LEN(known), bytes, len);
}
