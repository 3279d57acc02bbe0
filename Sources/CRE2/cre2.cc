// Without the trait RE2 nothing is compiled here, and nothing calls it.
#ifdef CRE2_ENABLED
#if !__has_include(<re2/re2.h>)
#error "RE2 is not installed: install libre2-dev, or build with --disable-default-traits"
#else
#include "CRE2.h"
#include <new>
#include <re2/re2.h>

struct cre2_pattern {
    explicit cre2_pattern(const re2::StringPiece &text, const RE2::Options &options) : compiled(text, options) {}
    RE2 compiled;
};

// A pattern has at most ten groups that a text refers to.
static constexpr int most_places = 10;

static cre2_error reason(RE2::ErrorCode code) {
    switch (code) {
    case RE2::NoError: return cre2_no_error;
    case RE2::ErrorBadEscape: return cre2_bad_escape;
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange: return cre2_bad_character_class;
    case RE2::ErrorMissingBracket: return cre2_missing_bracket;
    case RE2::ErrorMissingParen: return cre2_missing_parenthesis;
    case RE2::ErrorUnexpectedParen: return cre2_unexpected_parenthesis;
    case RE2::ErrorTrailingBackslash: return cre2_trailing_backslash;
    case RE2::ErrorRepeatArgument:
    case RE2::ErrorRepeatOp: return cre2_bad_repetition;
    case RE2::ErrorRepeatSize: return cre2_repetition_too_large;
    case RE2::ErrorBadPerlOp:
    case RE2::ErrorBadNamedCapture: return cre2_bad_group;
    case RE2::ErrorBadUTF8: return cre2_bad_utf8;
    case RE2::ErrorPatternTooLarge: return cre2_too_large;
    default: return cre2_internal;
    }
}

extern "C" cre2_pattern *cre2_compile(const uint8_t *text, size_t size, cre2_error *error) {
    RE2::Options options;
    // RE2 would write patterns to standard error.
    options.set_log_errors(false);
    options.set_max_mem(8 << 20);
    const re2::StringPiece pattern(reinterpret_cast<const char *>(text), size);
    auto *made = new (std::nothrow) cre2_pattern(pattern, options);
    *error = made == nullptr ? cre2_internal : reason(made->compiled.error_code());
    if (*error == cre2_no_error) return made;
    delete made;
    return nullptr;
}

extern "C" void cre2_free(cre2_pattern *pattern) { delete pattern; }

extern "C" int cre2_groups(const cre2_pattern *pattern) { return pattern->compiled.NumberOfCapturingGroups(); }

extern "C" int cre2_match(
    const cre2_pattern *pattern, const uint8_t *text, size_t size, size_t start, int whole, cre2_place *places,
    int count) {
    re2::StringPiece found[most_places];
    const char *base = reinterpret_cast<const char *>(text);
    if (count > most_places) count = most_places;
    const auto anchor = whole ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    if (!pattern->compiled.Match(re2::StringPiece(base, size), start, size, anchor, found, count)) return 0;
    for (int i = 0; i < count; i++)
        places[i] = found[i].data() == nullptr
            ? cre2_place{0, -1}
            : cre2_place{found[i].data() - base, static_cast<ptrdiff_t>(found[i].size())};
    return 1;
}
#endif
#endif
