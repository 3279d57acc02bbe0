internal import Records

/// Reads the keys and scalars that stand around the records of a document, as strictly as the records themselves.
struct JSONTokenCheck: Sendable {
    private let tree: JSONPathTree

    init() throws(IngestError) {
        tree = try JSONPathTree([])
    }

    /// What is wrong with the string, number or literal that `token` is, and how far from its begin.
    func fault(in token: UnsafeBufferPointer<UInt8>) -> (reason: JSONFault, position: Int)? {
        if unsafe isPlainString(token) { return nil }
        guard unsafe TextCheck.verdict(of: token) != .notUTF8 else { return (.notUTF8, 0) }
        return unsafe scan(token) { scanner in
            guard scanner.scan(from: 0, to: token.count) == nil else { return nil }
            return scanner.fault?.reason == .truncated ? (.badValue, 0) : scanner.fault
        } ?? nil
    }

    /// The text of the string that `token` is, which has no fault.
    func text(of token: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let inside = Field(start: 1, length: token.count - 2)
        if unsafe isPlainString(token) { return unsafe Array(token[inside.range]) }
        return unsafe scan(token) { scanner in
            _ = scanner.unescaped(inside)
            return scanner.spill
        } ?? []
    }

    /// Whether `token` is a string of printable ASCII without escapes, as keys are.
    private func isPlainString(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard token.count >= 2, unsafe token[0] == UInt8(ascii: "\"") else { return false }
        for index in 1..<(token.count - 1) {
            let byte = unsafe token[index]
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") else { return false }
        }
        return true
    }

    /// What `body` makes of a scanner of `token`; it always makes something.
    private func scan<Answer>(
        _ token: UnsafeBufferPointer<UInt8>, _ body: (inout JSONScanner) -> Answer
    ) -> Answer? {
        var text = unsafe Array(token)
        text.append(contentsOf: repeatElement(0, count: JSONScanner.padding))
        return unsafe text.withUnsafeBufferPointer { padded in
            guard let base = padded.baseAddress else { return nil }
            var scanner = unsafe JSONScanner(
                base, tree: tree, maxDepth: 1, spillStart: padded.count, wantsObjects: false)
            return body(&scanner)
        }
    }
}
