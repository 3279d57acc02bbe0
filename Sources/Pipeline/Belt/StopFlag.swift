public import Records
internal import Synchronization

/// Whether a signal asked the run to stop, and which.
public final class StopFlag: Sendable {
    // A class, because the signal's source and every worker share the one flag.
    private let signal = Atomic<Int32>(0)

    /// Nobody has asked yet.
    public init() {}

    /// Asks the run to stop because of signal `number`.
    public func stop(signal number: Int32) {
        signal.store(number, ordering: .relaxed)
    }

    /// Whether the run is to stop.
    public var isSet: Bool { signal.load(ordering: .relaxed) != 0 }

    /// The exit status that tells which signal it was: 128 + its number.
    public var status: ExitStatus {
        signal.load(ordering: .relaxed) == 2 ? .interrupted : .terminated
    }
}
