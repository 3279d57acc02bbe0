// SHA-256 by the cryptography extension of ARMv8 (Arm Architecture Reference Manual, C7.2: SHA256H and its siblings).
#if defined(__aarch64__)
#include "kernel.h"
#include <arm_neon.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif

#if defined(__ARM_FEATURE_SHA2) || defined(__ARM_FEATURE_CRYPTO)
#define KERNEL
#else
#define KERNEL __attribute__((target("sha2")))
#endif

int chash_has_sha256(void) {
#if defined(__linux__)
    return (getauxval(AT_HWCAP) >> 6 & 1) != 0; // HWCAP_SHA2
#else
    return 1; // every Apple processor of this architecture
#endif
}

KERNEL void chash_sha256_block(uint32_t state[8], const uint8_t block[64]) {
    uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4), w[4];
    for (int i = 0; i < 4; i++) w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(block + 16 * i)));
    uint32x4_t a = abcd, e = efgh;
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group++) {
        uint32x4_t m = vaddq_u32(w[group & 3], vld1q_u32(sha256_constants + 4 * group)), before = a;
        a = vsha256hq_u32(a, e, m);
        e = vsha256h2q_u32(e, before, m);
        if (group >= 12) continue;
        uint32x4_t next = vsha256su0q_u32(w[group & 3], w[(group + 1) & 3]);
        w[group & 3] = vsha256su1q_u32(next, w[(group + 2) & 3], w[(group + 3) & 3]);
    }
    vst1q_u32(state, vaddq_u32(a, abcd));
    vst1q_u32(state + 4, vaddq_u32(e, efgh));
}

void chash_sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
    for (; blocks; blocks--, bytes += 64) chash_sha256_block(state, bytes);
}

void chash_sha256_blocks2(
    uint32_t first[8], const uint8_t *one, uint32_t second[8], const uint8_t *other, size_t blocks) {
    chash_sha256_blocks(first, one, blocks);
    chash_sha256_blocks(second, other, blocks);
}

void chash_hmac_sha256(
    const uint32_t inner[8], const uint32_t outer[8], const uint8_t *bytes, size_t size, const chash_place *places,
    size_t count, uint8_t *digests) {
    (void)size;
    for (size_t i = 0; i < count; i++) {
        uint32_t state[8];
        uint8_t digest[32], block[64];
        memcpy(state, inner, sizeof state);
        size_t length = length_of(places[i]);
        hash_rest(state, bytes + places[i].start, length, 64 + length);
        store_digest(digest, state);
        last_block(block, digest, 32, 96);
        memcpy(state, outer, sizeof state);
        chash_sha256_block(state, block);
        store_digest(digests + 32 * i, state);
    }
}

static void hash(const uint8_t *bytes, size_t size, uint8_t *digest) {
    uint32_t state[8];
    memcpy(state, sha256_initial, sizeof state);
    hash_rest(state, bytes, size, size);
    store_digest(digest, state);
}

void chash_sha256_pair(
    const uint8_t *one, size_t one_size, uint8_t *one_digest, const uint8_t *other, size_t other_size,
    uint8_t *other_digest) {
    hash(one, one_size, one_digest);
    hash(other, other_size, other_digest);
}
#endif
