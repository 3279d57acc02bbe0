#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Bytes of a secret on their way in: of one fixed size, so they are never copied, and wiped at the end.
@safe
struct SecretBuffer: ~Copyable {
    private let storage: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    /// Room for `capacity` bytes.
    init(capacity: Int) {
        unsafe storage = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
        unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit {
        unsafe Self.wipe(storage)
        unsafe storage.deallocate()
    }

    /// The number of bytes there is room for.
    var capacity: Int { unsafe storage.count }

    /// Appends a byte, or answers false where the buffer is full.
    mutating func append(_ byte: UInt8) -> Bool {
        guard count < capacity else { return false }
        unsafe storage[count] = byte
        count += 1
        return true
    }

    /// Appends what one `read` of `descriptor` gives, and answers as it does: 0 at the end, less than 0 on an error.
    mutating func read(from descriptor: Int32) -> Int {
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: storage[count...])
        #if canImport(Darwin)
            let received = unsafe Darwin.read(descriptor, room.baseAddress, room.count)
        #else
            let received = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
        #endif
        count += max(0, received)
        return received
    }

    /// Lends the bytes.
    borrowing func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: storage[..<count])
        return try unsafe body(Span<UInt8>(_bytes: bytes.bytes))
    }

    /// Overwrites `memory` with zeros in a way that the optimizer keeps.
    static func wipe(_ memory: UnsafeMutableRawBufferPointer) {
        guard let start = memory.baseAddress else { return }
        #if canImport(Darwin)
            _ = unsafe memset_s(start, memory.count, 0, memory.count)
        #else
            unsafe explicit_bzero(start, memory.count)
        #endif
    }
}
