// The AES block function (FIPS 197) forward, by the processor's own instructions: no tables, so no time that tells a key.
#include "CHash.h"
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#define KERNEL __attribute__((target("aes,sse4.1")))
#define INLINE static inline __attribute__((always_inline)) KERNEL

int chash_has_aes(void) {
    unsigned a, b, c, d;
    return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_AES) && (c & bit_SSE4_1);
}

// The S-box on each byte of a word; four equal columns stay in place when rows are shifted.
INLINE uint32_t substitute(uint32_t word) {
    return (uint32_t)_mm_cvtsi128_si32(_mm_aesenclast_si128(_mm_set1_epi32((int)word), _mm_setzero_si128()));
}

KERNEL static void encrypt(const uint8_t *schedule, int rounds, uint8_t *block) {
    const __m128i *keys = (const __m128i *)schedule;
    __m128i state = _mm_xor_si128(_mm_loadu_si128((const __m128i *)block), _mm_loadu_si128(keys));
    for (int round = 1; round < rounds; round++) state = _mm_aesenc_si128(state, _mm_loadu_si128(keys + round));
    _mm_storeu_si128((__m128i *)block, _mm_aesenclast_si128(state, _mm_loadu_si128(keys + rounds)));
}

#elif defined(__aarch64__)
#include <arm_neon.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif
#if defined(__ARM_FEATURE_AES) || defined(__ARM_FEATURE_CRYPTO)
#define KERNEL
#else
#define KERNEL __attribute__((target("aes")))
#endif

int chash_has_aes(void) {
#if defined(__linux__)
    return (getauxval(AT_HWCAP) >> 3 & 1) != 0; // HWCAP_AES
#else
    return 1; // every Apple processor of this architecture
#endif
}

KERNEL static uint32_t substitute(uint32_t word) {
    uint8x16_t state = vaeseq_u8(vreinterpretq_u8_u32(vdupq_n_u32(word)), vdupq_n_u8(0));
    return vgetq_lane_u32(vreinterpretq_u32_u8(state), 0);
}

KERNEL static void encrypt(const uint8_t *schedule, int rounds, uint8_t *block) {
    uint8x16_t state = vld1q_u8(block);
    for (int round = 0; round < rounds - 1; round++)
        state = vaesmcq_u8(vaeseq_u8(state, vld1q_u8(schedule + 16 * round)));
    state = vaeseq_u8(state, vld1q_u8(schedule + 16 * (rounds - 1)));
    vst1q_u8(block, veorq_u8(state, vld1q_u8(schedule + 16 * rounds)));
}

#else
#define KERNEL

int chash_has_aes(void) { return 0; }

static uint32_t substitute(uint32_t word) { return word; }

static void encrypt(const uint8_t *schedule, int rounds, uint8_t *block) { (void)schedule, (void)rounds, (void)block; }
#endif

// FIPS 197, section 5.2; words lie in memory as their bytes come, the first in the lowest bits.
KERNEL int chash_aes_expand(const uint8_t *key, size_t key_size, uint8_t schedule[240]) {
    size_t length = key_size / 4, rounds = length + 6;
    memcpy(schedule, key, key_size);
    uint32_t word, before, constant = 1;
    for (size_t i = length; i < 4 * (rounds + 1); i++) {
        memcpy(&word, schedule + 4 * (i - 1), 4);
        if (i % length == 0) {
            word = substitute(word >> 8 | word << 24) ^ constant;
            constant = constant << 1 ^ (constant & 0x80 ? 0x11b : 0);
        } else if (length > 6 && i % length == 4) {
            word = substitute(word);
        }
        memcpy(&before, schedule + 4 * (i - length), 4);
        word ^= before;
        memcpy(schedule + 4 * i, &word, 4);
    }
    return (int)rounds;
}

void chash_aes_encrypt(const uint8_t *schedule, int rounds, uint8_t block[16]) { encrypt(schedule, rounds, block); }
