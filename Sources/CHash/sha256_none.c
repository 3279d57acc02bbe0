// Processors without instructions for SHA-256 that are known here: swift-crypto hashes in their place.
#if !defined(__x86_64__) && !defined(__aarch64__)
#include "CHash.h"

int chash_has_sha256(void) { return 0; }

void chash_sha256_block(uint32_t state[8], const uint8_t block[64]) { (void)state, (void)block; }

void chash_sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
    (void)state, (void)bytes, (void)blocks;
}

void chash_sha256_blocks2(
    uint32_t first[8], const uint8_t *one, uint32_t second[8], const uint8_t *other, size_t blocks) {
    (void)first, (void)one, (void)second, (void)other, (void)blocks;
}

void chash_hmac_sha256(
    const uint32_t inner[8], const uint32_t outer[8], const uint8_t *bytes, size_t size, const chash_place *places,
    size_t count, uint8_t *digests) {
    (void)inner, (void)outer, (void)bytes, (void)size, (void)places, (void)count, (void)digests;
}

void chash_sha256_pair(
    const uint8_t *one, size_t one_size, uint8_t *one_digest, const uint8_t *other, size_t other_size,
    uint8_t *other_digest) {
    (void)one, (void)one_size, (void)one_digest, (void)other, (void)other_size, (void)other_digest;
}
#endif
