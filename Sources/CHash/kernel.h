// What the processors' paths share.
#pragma once
#include "CHash.h"
#include <string.h>

// The initial hash value (FIPS 180-4, section 5.3.3).
static const uint32_t sha256_initial[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2).
static const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

// The longest value whose padding fits into its only block.
enum { SHORT = 55 };

static inline size_t length_of(chash_place place) { return place.length >= UINT32_MAX - 2 ? 0 : place.length; }

// The last block of a message: its `rest` bytes, fewer than 56, the padding, and the length in bits.
static inline void last_block(uint8_t block[64], const uint8_t *bytes, size_t rest, uint64_t total) {
    memset(block, 0, 64);
    if (rest) memcpy(block, bytes, rest);
    block[rest] = 0x80;
    uint64_t bits = __builtin_bswap64(total * 8);
    memcpy(block + 56, &bits, 8);
}

static inline void store_digest(uint8_t digest[32], const uint32_t state[8]) {
    for (int i = 0; i < 8; i++) {
        uint32_t word = __builtin_bswap32(state[i]);
        memcpy(digest + 4 * i, &word, 4);
    }
}

// Goes on from `state` with the `size` bytes that are the rest of a message of `total` bytes, and its padding.
static inline void hash_rest(uint32_t state[8], const uint8_t *bytes, size_t size, uint64_t total) {
    uint8_t block[64];
    for (; size >= 64; bytes += 64, size -= 64) chash_sha256_block(state, bytes);
    if (size > SHORT) {
        memset(block, 0, 64);
        memcpy(block, bytes, size);
        block[size] = 0x80;
        chash_sha256_block(state, block);
        last_block(block, bytes, 0, total);
        block[0] = 0;
    } else {
        last_block(block, bytes, size, total);
    }
    chash_sha256_block(state, block);
}
