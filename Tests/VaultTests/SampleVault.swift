import Masking
import Records
import Store
import TestSupport
import Testing

@testable import Vault

/// A vault in a folder of its own, and the private half of its key.
struct SampleVault: ~Copyable {
    private let folder: TemporaryFolder
    let key: RevealKey

    init() throws {
        let folder = try TemporaryFolder()
        let key = try Self.newKey()
        try VaultAdministration.create(folder.file("v"), sealingTo: key.publicHalf)
        self.folder = folder
        self.key = key
    }

    static func newKey() throws -> RevealKey { try RevealKey(text: RevealKey.generate().span) }

    var path: String { folder.file("v") }

    /// The path of another file beside it.
    func file(_ name: String) -> String { folder.file(name) }

    func bytes() throws -> [UInt8] { try folder.bytes("v") }

    func write(_ bytes: [UInt8]) throws { try folder.write(bytes, to: "v") }

    /// Changes the file as another program would.
    func change(_ sql: String) throws {
        try SQLiteConnection(changing: path, settings: "").execute(sql, for: "change")
    }

    /// Turns tokens of the mask `m` back with `key`.
    func reveal(_ tokens: [String], of mask: String = "m", with key: RevealKey? = nil) throws -> [String] {
        let request = RevealRequest(column: "d.c", mask: mask, reason: "test", user: (name: "ada", number: 7))
        var reveal = try VaultReveal(opening: path, with: [key ?? self.key], for: request)
        return try tokens.map { token in
            var original: [UInt8] = []
            let outcome = try reveal.reveal(Array(token.utf8), into: &original)
            return outcome == .original ? String(decoding: original, as: UTF8.self) : "\(outcome)"
        }
    }
}

extension VaultSession {
    /// The tokens of texts, whose lookups are the texts themselves, cut or filled up.
    func draw(
        _ texts: [String], mask: String = "m", form: TokenForm = .text, days: Int? = nil
    ) throws -> [String?] {
        let tokens = try tokens(of: mask, use: VaultUse(path: "v", form: form, days: days))
        var bytes: [UInt8] = Array("before".utf8)
        var fields: [Field] = []
        var lookups: [UInt8] = []
        for text in texts {
            fields.append(Field(start: bytes.count, length: text.utf8.count))
            bytes += Array(text.utf8)
            let padded = Array(text.utf8.prefix(TokenLookup.length))
            lookups += padded + [UInt8](repeating: 0, count: TokenLookup.length - padded.count)
        }
        var output: [UInt8] = Array("earlier".utf8)
        var results: [Field] = [.null]
        tokens.append(tokensOf: fields, in: bytes.span, lookups: lookups, to: &output, results: &results)
        return results.dropFirst().map { $0.isInvalid ? nil : String(decoding: output[$0.range], as: UTF8.self) }
    }
}
