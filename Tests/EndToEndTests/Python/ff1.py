"""FF1 (NIST SP 800-38G, algorithms 7 and 8), over the two halves as numbers."""
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FF1:
    def __init__(self, key, radix, tweak=b""):
        self.block = Cipher(algorithms.AES(key), modes.ECB()).encryptor().update
        self.radix, self.tweak, self.shapes = radix, tweak, {}

    def encrypt(self, digits):
        """A list of digits, all below the radix."""
        radix, half = self.radix, len(digits) // 2
        left, right = self.encrypt_halves(self._number(digits[:half]), self._number(digits[half:]), len(digits))
        return self._digits(left, half, radix) + self._digits(right, len(digits) - half, radix)

    def encrypt_halves(self, left, right, length):
        first_state, width, counts = self._shape(length)
        padding = b"\0" * (-(len(self.tweak) + width + 1) % 16)
        take = 4 * ((width + 3) // 4) + 4
        for turn in range(10):
            text = self.tweak + padding + bytes([turn]) + right.to_bytes(width, "big")
            state = first_state
            for start in range(0, len(text), 16):
                state = self._chain(state, text[start:start + 16])
            stream, counter = state, 1
            while len(stream) < take:
                stream += self._chain(state, counter.to_bytes(16, "big"))
                counter += 1
            left, right = right, (left + int.from_bytes(stream[:take], "big")) % counts[turn % 2]
        return left, right

    def _shape(self, length):
        """What depends on the length alone: the CBC-MAC state after P, the bytes of a half, and the halves' sizes."""
        if length not in self.shapes:
            u, v = length // 2, length - length // 2
            width = ((self.radix ** v - 1).bit_length() + 7) // 8
            header = (b"\x01\x02\x01" + self.radix.to_bytes(3, "big") + b"\x0a" + bytes([u % 256])
                      + struct.pack(">II", length, len(self.tweak)))
            self.shapes[length] = self.block(header), width, (self.radix ** u, self.radix ** v)
        return self.shapes[length]

    def _chain(self, state, text):
        return self.block((int.from_bytes(state, "big") ^ int.from_bytes(text, "big")).to_bytes(16, "big"))

    def _number(self, digits):
        number = 0
        for digit in digits:
            number = number * self.radix + digit
        return number

    @staticmethod
    def _digits(number, count, radix):
        digits = []
        for _ in range(count):
            number, digit = divmod(number, radix)
            digits.append(digit)
        return digits[::-1]
