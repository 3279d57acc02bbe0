// Counts what the thread allocates: the test program's own malloc, calloc and realloc stand before those of glibc.
#include "callocations.h"

#include <stddef.h>
#include <stdlib.h>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define BAUTA_COUNTS 0
#endif
#endif
#ifndef BAUTA_COUNTS
#define BAUTA_COUNTS 1
#endif
#else
#define BAUTA_COUNTS 0
#endif

#if BAUTA_COUNTS

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

static _Thread_local long count;

void *malloc(size_t size) {
    count++;
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count++;
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    count++;
    return __libc_realloc(block, size);
}

int callocations_are_counted(void) { return 1; }
long callocations_count(void) { return count; }

#else

int callocations_are_counted(void) { return 0; }
long callocations_count(void) { return 0; }

#endif
