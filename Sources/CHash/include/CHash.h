// SHA-256, HMAC-SHA256 of many short values, and AES blocks, by the processor's own instructions.
//
// Nothing here allocates, and nothing is kept between two calls. Callers vouch for the sizes: in `Masking` and `Store`
// each function is called behind a check.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Whether this processor has instructions for SHA-256 that the functions below use; else they must not be called.
int chash_has_sha256(void);

// Applies the compression function of SHA-256 (FIPS 180-4, section 6.2.2) to `state` and one block of 64 bytes.
void chash_sha256_block(uint32_t state[8], const uint8_t block[64]);

// The same for several blocks, one after the other.
void chash_sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

// The same for as many blocks of each of two messages, side by side.
void chash_sha256_blocks2(
    uint32_t first[8], const uint8_t *one, uint32_t second[8], const uint8_t *other, size_t blocks);

// Where a value lies: its first byte and its length. A length of 2^32 - 3 or more is a value without bytes.
typedef struct {
    uint32_t start;
    uint32_t length;
} chash_place;

// Writes the HMAC-SHA256 (RFC 2104) of each of `count` values to `digests`, 32 bytes each.
//
// `inner` and `outer` are the states of SHA-256 after the padded key; `places` lie in the `size` bytes at `bytes`.
void chash_hmac_sha256(
    const uint32_t inner[8], const uint32_t outer[8], const uint8_t *bytes, size_t size, const chash_place *places,
    size_t count, uint8_t *digests);

// Writes the SHA-256 of two messages, side by side as far as both go.
void chash_sha256_pair(
    const uint8_t *one, size_t one_size, uint8_t *one_digest, const uint8_t *other, size_t other_size,
    uint8_t *other_digest);

// Whether this processor has instructions for AES that the functions below use; else they must not be called.
int chash_has_aes(void);

// Writes the round keys of a key of 16, 24 or 32 bytes (FIPS 197, section 5.2) and gives the number of rounds.
int chash_aes_expand(const uint8_t *key, size_t key_size, uint8_t schedule[240]);

// Encrypts one block in place (FIPS 197, section 5.1).
void chash_aes_encrypt(const uint8_t *schedule, int rounds, uint8_t block[16]);

// Writes the `2 * count` lower-case hexadecimal digits of `count` bytes.
void chash_hex(const uint8_t *bytes, size_t count, uint8_t *digits);
