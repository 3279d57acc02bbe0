import Foundation
import Records
import TestSupport

/// Published vectors, as JSON.
enum Vectors {
    /// The NIST samples and the RFCs' vectors: an object with a list `vectors`.
    static func list<Vector: Decodable>(_ path: String, of type: Vector.Type) throws -> [Vector] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(VectorFile<Vector>.self, from: Data(SharedData.bytes(path))).vectors
    }

    /// Wycheproof's vectors: one object a line, compressed.
    static func lines<Vector: Decodable>(_ path: String, of type: Vector.Type) throws -> [Vector] {
        let decoder = JSONDecoder()
        return try SharedData.inflated(path).split(separator: UInt8(ascii: "\n")).map { line in
            try decoder.decode(Vector.self, from: Data(line))
        }
    }
}

/// A file of vectors.
private struct VectorFile<Vector: Decodable>: Decodable {
    let vectors: [Vector]
}

/// The bytes that hexadecimal digits spell.
func hex(_ text: String) -> [UInt8] { HexText.bytes(text) ?? [] }
