import Compression
import Testing

struct CompressionErrorTests {
    @Test(
        arguments: [
            (.notThisFormat, "not a stream of the expected format; compress it again"),
            (.malformed, "the compressed data is damaged; transfer or compress it again"),
            (.truncated, "the compressed data ends too early; transfer or compress it again"),
            (.wrongChecksum, "the checksum is not that of the content; transfer or compress it again"),
            (.wrongLength, "the length is not that of the content; transfer or compress it again"),
            (.trailingBytes, "bytes follow the compressed data; remove them or compress it again"),
            (
                .ratioLimit(maxRatio: 200),
                "inflates to more than 200 times its size; allow a higher ratio if the source can be trusted"
            ),
            (.backEnd(status: -4), "the compression library failed with status -4; free memory and try again"),
        ] as [(CompressionError, String)])
    func `says what is wrong and what would be right`(error: CompressionError, words: String) {
        #expect(error.description == words)
    }
}
