/* The AVX-512 names that ../shared/bench/physics/ref.c uses, in AVX2, for processors without AVX-512. */
#include <immintrin.h>
#include <stdint.h>
typedef struct {
    __m256i low, high;
} wide512;
#define __m512i wide512
static inline uint64_t wide_mask(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}
static inline wide512 _mm512_loadu_si512_(const void *p) {
    return (wide512){_mm256_loadu_si256((const __m256i *)p), _mm256_loadu_si256((const __m256i *)p + 1)};
}
static inline void _mm512_storeu_si512_(void *p, wide512 v) {
    _mm256_storeu_si256((__m256i *)p, v.low);
    _mm256_storeu_si256((__m256i *)p + 1, v.high);
}
static inline wide512 _mm512_set1_epi8_(char c) { return (wide512){_mm256_set1_epi8(c), _mm256_set1_epi8(c)}; }
static inline uint64_t _mm512_cmpeq_epi8_mask_(wide512 a, wide512 b) {
    return wide_mask(_mm256_cmpeq_epi8(a.low, b.low), _mm256_cmpeq_epi8(a.high, b.high));
}
static inline uint64_t _mm512_cmplt_epu8_mask_(wide512 a, wide512 b) {
    return ~wide_mask(
        _mm256_cmpeq_epi8(_mm256_max_epu8(a.low, b.low), a.low),
        _mm256_cmpeq_epi8(_mm256_max_epu8(a.high, b.high), a.high));
}
#define _mm512_loadu_si512 _mm512_loadu_si512_
#define _mm512_storeu_si512 _mm512_storeu_si512_
#define _mm512_set1_epi8 _mm512_set1_epi8_
#define _mm512_cmpeq_epi8_mask _mm512_cmpeq_epi8_mask_
#define _mm512_cmplt_epu8_mask _mm512_cmplt_epu8_mask_
