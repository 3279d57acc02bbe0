@testable import Masking

/// The master key 00 01 … 1f of the descriptors' examples, as text: a published key, good for nothing else.
enum SampleKey {
    static let text = "bauta-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8:630dcd29"
    static let master = MasterKey(bytes: Array(0..<32))
    static let id = "3329272ba1c54833"
}
