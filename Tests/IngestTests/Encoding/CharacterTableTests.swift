import Foundation
import Testing

@testable import Ingest

struct CharacterTableTests {
    private func transcoded(_ byte: UInt8, _ table: CharacterTable) -> [UInt8] {
        var text: [UInt8] = []
        table.transcode([byte], into: &text)
        return text
    }

    @Test(arguments: UInt8.min...UInt8.max)
    func `latin-1 is what Foundation says`(byte: UInt8) throws {
        let expected = try #require(String(bytes: [byte], encoding: .isoLatin1))
        #expect(transcoded(byte, .latin1) == Array(expected.utf8))
    }

    @Test(arguments: UInt8.min...UInt8.max)
    func `windows-1252 is what Foundation says, but for five bytes`(byte: UInt8) throws {
        if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
            #expect(transcoded(byte, .windows1252) == [0xFF])
        } else {
            let expected = try #require(String(bytes: [byte], encoding: .windowsCP1252))
            #expect(transcoded(byte, .windows1252) == Array(expected.utf8))
        }
    }
}
