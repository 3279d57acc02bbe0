// Matches of RE2, for Swift: patterns in UTF-8, in time linear in the text, nothing written to standard error.
//
// Callers vouch for the sizes. A pattern may be used by one thread at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A compiled pattern.
typedef struct cre2_pattern cre2_pattern;

// Where a match or a group of it lies: its first byte and its length; a group that took no part has length -1.
typedef struct {
    ptrdiff_t start;
    ptrdiff_t length;
} cre2_place;

// What is wrong with a pattern.
typedef enum {
    cre2_no_error,
    cre2_internal,
    cre2_bad_escape,
    cre2_bad_character_class,
    cre2_missing_bracket,
    cre2_missing_parenthesis,
    cre2_unexpected_parenthesis,
    cre2_trailing_backslash,
    cre2_bad_repetition,
    cre2_repetition_too_large,
    cre2_bad_group,
    cre2_bad_utf8,
    cre2_too_large,
} cre2_error;

// Compiles the `size` bytes at `text`; NULL with the reason in `error` where that is no pattern.
cre2_pattern *cre2_compile(const uint8_t *text, size_t size, cre2_error *error);

// Gives the memory of a pattern back.
void cre2_free(cre2_pattern *pattern);

// How many groups a pattern has.
int cre2_groups(const cre2_pattern *pattern);

// Whether the pattern matches the `size` bytes at `text` from `start`, its first match, or all of them where `whole`.
//
// Writes the places of the match and of its first groups to `places`, at most `count`.
int cre2_match(
    const cre2_pattern *pattern, const uint8_t *text, size_t size, size_t start, int whole, cre2_place *places,
    int count);

#ifdef __cplusplus
}
#endif
