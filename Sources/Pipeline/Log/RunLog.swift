internal import Logging
internal import Records

/// The run's log: one line an event on standard error, through swift-log.
public struct RunLog: Sendable {
    /// How much is said.
    public enum Verbosity: Sendable {
        /// Warnings and errors.
        case quiet
        /// What began and ended too.
        case normal
        /// Everything.
        case verbose
    }

    private let logger: Logger

    /// A log that says as much as `verbosity`.
    public init(_ verbosity: Verbosity) {
        var logger = Logger(label: "bauta", factory: { _ in LineLog() })
        logger.logLevel =
            switch verbosity {
            case .quiet: .warning
            case .normal: .info
            case .verbose: .debug
            }
        self.logger = logger
    }

    /// Something began or ended.
    public func info(_ message: String) {
        logger.info("\(message)")
    }

    /// A detail.
    public func detail(_ message: String) {
        logger.debug("\(message)")
    }

    /// Something to look at.
    public func warning(_ message: String) {
        logger.warning("\(message)")
    }
}
