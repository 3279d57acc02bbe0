internal import Foundation
internal import Synchronization

/// Standard output for data, standard error for everything else.
enum Console {
    /// Whether standard error is a terminal.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// How many columns standard output has; nil where it is no terminal, so that nothing need be cut.
    static var width: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes `text` and a line feed to standard output.
    static func out(_ text: String) {
        write(Array(text.utf8) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
    }

    /// Writes bytes to standard output and empties their array; says whether somebody still reads.
    static func take(_ bytes: inout [UInt8]) -> Bool {
        write(bytes, to: STDOUT_FILENO)
        bytes.removeAll(keepingCapacity: true)
        return failure == nil
    }

    /// Writes bytes to standard output as they are.
    static func out(bytes: [UInt8]) {
        write(bytes, to: STDOUT_FILENO)
    }

    /// Writes `text` and a line feed to standard error.
    static func error(_ text: String) {
        write(Array(text.utf8) + [UInt8(ascii: "\n")], to: STDERR_FILENO)
    }

    /// Writes `text` to standard error without a line feed, for a line that is written over.
    static func progress(_ text: String) {
        write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Why standard output took no more, once it did not; nothing is written to it from then on.
    static var failure: Int32? {
        let code = outputError.load(ordering: .relaxed)
        return code == 0 ? nil : code
    }

    private static let outputError = Atomic<Int32>(0)

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        if descriptor == STDOUT_FILENO, failure != nil { return }
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes[offset...].withUnsafeBytes {
                unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if written > 0 {
                offset += written
            } else if errno != EINTR {
                // What standard error does not take is lost; it must not end a run.
                if descriptor == STDOUT_FILENO { outputError.store(errno, ordering: .relaxed) }
                return
            }
        }
    }
}
