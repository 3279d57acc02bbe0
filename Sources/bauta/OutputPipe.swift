internal import Foundation

/// A pipe on standard output whose reader, often a database's client, works at the same time.
enum OutputPipe {
    /// Lets the pipe hold a megabyte, as much as anyone may ask for, so that its reader need not wait for each block.
    ///
    /// What the system refuses stays as it is, and is only slower.
    static func widen() {
        #if os(Linux)
            // F_SETPIPE_SZ, which the headers show to GNU programs only (fcntl(2)); it is for nothing but pipes.
            _ = fcntl(STDOUT_FILENO, 1031, 1 << 20)
        #endif
    }
}
