/// Bytes on their way to standard output, many of them in one write.
struct OutputBuffer {
    private static let room = 1 << 16

    /// What is not written yet.
    var bytes: [UInt8] = []

    /// Writes once there is enough; says whether somebody still reads.
    mutating func writeIfFull() -> Bool {
        if bytes.count >= Self.room { write() }
        return Console.failure == nil
    }

    /// Writes all that is there.
    mutating func write() {
        Console.out(bytes: bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
