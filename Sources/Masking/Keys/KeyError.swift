public import Records

/// Why there is no key; no case can hold the text of one.
public enum KeyError: ReportedError, Equatable {
    /// What stands for the provider names none.
    case invalidProvider
    /// What was given is the text of a key.
    case textInsteadOfProvider
    /// What was given for a public key is the text of a secret one.
    case secretInsteadOfPublic
    /// The provider has nothing to give.
    case absent(place: String, problem: String, cure: String)
    /// The provider has something that others may have read or written.
    case unsafeFile(place: String, problem: String, cure: String)
    /// The provider failed.
    case failed(place: String, problem: String, cure: String)
    /// What the provider gave is not a key.
    case notAKey(place: String, fault: KeyFault)

    /// There is no key.
    public var status: ExitStatus { .key }

    /// The message.
    public var description: String {
        switch self {
        case .invalidProvider:
            "key: not a provider; use env:NAME, file:PATH, fd:NUMBER, credential:NAME or command:PROGRAM"
        case .textInsteadOfProvider:
            "key: a key's text is given where its provider is due; put the key in a file, use file:PATH, "
                + "and replace it by a new one"
        case .secretInsteadOfPublic:
            "key: a secret key's text is given where a public key is due; give what `bauta keys public` writes, "
                + "and replace the secret one by a new one"
        case .absent(let place, let problem, let cure), .unsafeFile(let place, let problem, let cure),
            .failed(let place, let problem, let cure):
            "key \(place): \(problem); \(cure)"
        case .notAKey(let place, let fault):
            (place.isEmpty ? "key" : "key \(place)") + ": \(fault)"
        }
    }
}

/// What is wrong with a text that should be a key.
public enum KeyFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is nothing.
    case empty
    /// It is longer than any key.
    case tooLong
    /// It does not begin as a key does.
    case unknownFormat
    /// It does not begin as a reveal key does.
    case noRevealKey
    /// It does not begin as the public half of one does.
    case noPublicKey
    /// The random part is not 32 bytes.
    case wrongLength
    /// A character is not of the alphabet.
    case wrongCharacter
    /// The check digits are those of another key.
    case wrongCheck

    /// The fault and its cure.
    public var description: String {
        switch self {
        case .empty: "it is empty; `bauta keys generate` writes a key"
        case .tooLong: "it is longer than a key; give one key and nothing else"
        case .unknownFormat: "it does not begin with `bauta-key-1:`; `bauta keys generate` writes a key"
        case .noRevealKey:
            "it does not begin with `bauta-reveal-key-1:`; `bauta keys generate --reveal` writes a reveal key"
        case .noPublicKey:
            "it does not begin with `bauta-public-key-1:`; `bauta keys public` writes the public half of a reveal key"
        case .wrongLength: "it is not as long as a key; copy the whole line"
        case .wrongCharacter: "a character is not of a key's alphabet; copy the whole line"
        case .wrongCheck: "its check digits do not fit; it was cut or mistyped, copy the whole line"
        }
    }
}
