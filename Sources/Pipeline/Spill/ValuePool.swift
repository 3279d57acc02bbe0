internal import Masking
internal import Records

/// Values one after the other: in memory up to a limit, and beyond it in a file under a key that dies with the process.
struct ValuePool: Sendable {
    private let limit: Int
    private let neighbour: String
    private var memory: [UInt8] = []
    private var spilled: (file: NamelessFile, cipher: MortalCipher)?
    /// The bytes that were appended.
    private(set) var count = 0

    /// A pool of `limit` bytes of memory; more lies in the folder of `neighbour`.
    init(limit: Int, beside neighbour: String) {
        self.limit = limit
        self.neighbour = neighbour
    }

    /// Appends `bytes`, which are read back whole or in parts.
    mutating func append(_ bytes: [UInt8]) throws(PipelineError) {
        if spilled == nil, memory.count + bytes.count > limit {
            spilled = (try NamelessFile(beside: neighbour, kind: "values"), MortalCipher())
        }
        if let spilled {
            guard let hidden = spilled.cipher.apply(to: bytes, at: count) else { throw noCipher }
            try spilled.file.write(hidden, at: count)
        } else {
            memory.append(contentsOf: bytes)
        }
        count += bytes.count
    }

    /// Appends the `length` bytes at `offset` to `output`; they were appended together.
    func read(_ length: Int, at offset: Int, into output: inout [UInt8]) throws(PipelineError) {
        if offset + length <= memory.count {
            output.append(contentsOf: memory[offset..<offset + length])
            return
        }
        guard let spilled else { return }
        var hidden = [UInt8](repeating: 0, count: length)
        try spilled.file.read(into: &hidden, at: offset)
        guard let bytes = spilled.cipher.apply(to: hidden, at: offset) else { throw noCipher }
        output.append(contentsOf: bytes)
    }

    private var noCipher: PipelineError {
        .incomplete("the temporary file cannot be encrypted; nothing was published", status: .internalError)
    }
}
