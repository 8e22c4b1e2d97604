/*
 * Files as whole things: what backup, restore, salvage and upgrade do around SQLite. Each function
 * returns false with errno; who calls it says what that means for the user.
 */
#ifndef DB_FILE_H
#define DB_FILE_H

#include <stdbool.h>

bool file_sync(const char *path);
bool file_sync_folder(const char *path); /* the folder that holds path */
bool file_exists(const char *path);      /* a link that leads nowhere too */
bool file_same(const char *path, const char *other); /* one file under both names */
bool file_create(const char *path); /* empty, 0600, never an existing one or through a link */
/* Byte by byte into a new file; a page that cannot be read is an error, or zeros with holes. */
bool file_copy(const char *from, const char *to, bool holes);
/* A database with its journals and its lock; never the site. */
void file_remove(const char *path);

#endif
