internal import Records

/// Makes UTF-8 of text in another encoding, as a stream: what two reads cut apart is put together.
///
/// What is no character there becomes the byte FF, which no UTF-8 has. So the record that holds it is malformed as one
/// that is not UTF-8 is, with its place, and can be set aside.
enum Transcoder {
    case table(CharacterTable)
    case utf16(UTF16Decoder)

    /// How many bytes of UTF-8 a byte may become.
    static let growth = 3
    /// Stands for what is no character.
    static let noCharacter: UInt8 = 0xFF

    /// The transcoder of a text in `encoding` that follows `mark`; nil for UTF-8.
    init?(_ encoding: TextEncoding, after mark: ByteOrderMark) {
        switch encoding {
        case .utf8: return nil
        case .utf16: self = .utf16(UTF16Decoder(isBigEndian: mark == .utf16(isBigEndian: true)))
        case .latin1: self = .table(.latin1)
        case .windows1252: self = .table(.windows1252)
        }
    }

    /// Appends what `raw` is in UTF-8, as far as its characters are complete.
    mutating func transcode(_ raw: [UInt8], into text: inout [UInt8]) {
        switch self {
        case .table(let table): table.transcode(raw, into: &text)
        case .utf16(var decoder):
            decoder.transcode(raw, into: &text)
            self = .utf16(decoder)
        }
    }

    /// Says that the text has ended; what is left of a character is none.
    mutating func finish(into text: inout [UInt8]) {
        guard case .utf16(let decoder) = self, !decoder.isComplete else { return }
        text.append(Self.noCharacter)
    }
}

extension OutputSpan<UInt8> {
    /// Appends the character of a Unicode scalar value, or the byte that stands for none.
    mutating func append(character value: UInt32) {
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
            append(Transcoder.noCharacter)
            return
        }
        for byte in encoded { append(byte) }
    }
}
