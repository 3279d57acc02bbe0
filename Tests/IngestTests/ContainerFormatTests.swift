import Testing

@testable import Ingest

struct ContainerFormatTests {
    @Test(
        arguments: [
            ([], .plain), ([0x1F, 0x8B], .gzip), ([0x1F, 0x8B, 8, 0, 0], .gzip), (Array("id,name\n".utf8), .plain),
            ([0x1F], .plain), (Array("BZh91AY&SY".utf8), .refused("bzip2")), (Array("BZhours,x\n".utf8), .plain),
            ([0x42, 0x5A, 0x68, 0x39, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90], .refused("bzip2")),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0], .refused("xz")), ([0x28, 0xB5, 0x2F, 0xFD], .refused("zstd")),
            ([0x50, 0x4B, 0x03, 0x04], .refused("zip")), ([0x04, 0x22, 0x4D, 0x18], .refused("lz4")),
            ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .refused("7z")), (Array("PK,x\n".utf8), .plain),
        ] as [([UInt8], ContainerFormat)])
    func `the first bytes tell`(bytes: [UInt8], format: ContainerFormat) {
        #expect(ContainerFormat(bytes) == format)
    }
}
