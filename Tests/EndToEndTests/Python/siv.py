"""AES-SIV (RFC 5297) over the cryptography package's AES-CMAC and AES-CTR."""
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC


class SIV:
    """Deterministic encryption under a key of 32, 48 or 64 bytes."""

    def __init__(self, key):
        self.mac_key, self.stream_key = key[:len(key) // 2], key[len(key) // 2:]

    def seal(self, plain, *associated):
        """The vector and the encrypted bytes."""
        vector = self._s2v([*associated, plain])
        return vector + self._stream(vector, plain)

    def open(self, sealed, *associated):
        """The plain bytes; None where nobody sealed them so."""
        plain = self._stream(sealed[:16], sealed[16:])
        return plain if self._s2v([*associated, plain]) == sealed[:16] else None

    def _stream(self, vector, data):
        counter = int.from_bytes(vector, "big") & ~(1 << 63) & ~(1 << 31)
        cipher = Cipher(algorithms.AES(self.stream_key), modes.CTR(counter.to_bytes(16, "big"))).encryptor()
        return cipher.update(data) + cipher.finalize()

    def _s2v(self, strings):
        state = self._cmac(bytes(16))
        for string in strings[:-1]:
            state = xor(double(state), self._cmac(string))
        last = strings[-1]
        if len(last) >= 16:
            return self._cmac(last[:-16] + xor(last[-16:], state))
        return self._cmac(xor(double(state), last + b"\x80" + bytes(15 - len(last))))

    def _cmac(self, data):
        mac = CMAC(algorithms.AES(self.mac_key))
        mac.update(data)
        return mac.finalize()


def double(block):
    """Multiplication by x in GF(2^128)."""
    number = int.from_bytes(block, "big") << 1
    return (number ^ (0x87 | 1 << 128) if number >> 128 else number).to_bytes(16, "big")


def xor(left, right):
    """The bytes of both, added without carry."""
    return bytes(a ^ b for a, b in zip(left, right))
