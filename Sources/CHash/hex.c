// Hexadecimal digits, sixteen bytes at a time: the compiler makes vectors of the inner loop.
#include "CHash.h"

static inline uint8_t digit(uint8_t nibble) { return (uint8_t)(nibble + '0' + (nibble > 9 ? 'a' - '0' - 10 : 0)); }

void chash_hex(const uint8_t *bytes, size_t count, uint8_t *digits) {
    size_t i = 0;
    for (; i + 16 <= count; i += 16)
        for (size_t j = 0; j < 16; j++) {
            digits[2 * (i + j)] = digit(bytes[i + j] >> 4);
            digits[2 * (i + j) + 1] = digit(bytes[i + j] & 15);
        }
    for (; i < count; i++) {
        digits[2 * i] = digit(bytes[i] >> 4);
        digits[2 * i + 1] = digit(bytes[i] & 15);
    }
}
