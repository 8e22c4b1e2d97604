/*
 * Sample site: a site file with the history of tests/data/small, made once by the program itself;
 * every test works on its own copy.
 */
#ifndef SUPPORT_SAMPLE_SITE_H
#define SUPPORT_SAMPLE_SITE_H

#define SAMPLE_NOW "2026-11-22 14:05" /* $ANCHANG_TODAY while it is made and looked at */

const char *sample_program(void); /* absolute path of the program under test */
/* A folder of its own below $TMPDIR; the caller removes it. */
void sample_folder(char path[64]);
void sample_remove(const char *folder);
void sample_copy(const char *site); /* the sample site as the file site */
/* Runs the program with these arguments, ended by NULL; its output goes to output (a file) or, when
 * that is NULL, nowhere. Returns the exit status. */
int sample_run(const char *output, const char *const arguments[]);

#define SAMPLE_RUN(...) sample_run(NULL, (const char *const[]){__VA_ARGS__, NULL})

#endif
