internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// How eagerly blocks are read ahead: whether the threads that read them give way to everyone else's.
///
/// A database's client and its server read a script at the same time. On few cores a reader that is woken at their
/// cost slows them by more than it is ahead. One pace is shared by all tables of a script: where the processor is so
/// busy that a thread that gives way gets nowhere, none of them does so again.
public final class ReaderPace: Sendable {
    private let isGivingWay: Atomic<Bool>

    /// A pace for readers whose results somebody waits for, or that give way.
    public init(givesWay: Bool) { isGivingWay = Atomic(givesWay) }

    /// Whether readers give way.
    var givesWay: Bool { isGivingWay.load(ordering: .relaxed) }

    /// Lets no reader give way from now on.
    func hurry() { isGivingWay.store(false, ordering: .relaxed) }

    /// Lets the thread that calls have the processor only when nobody else wants it.
    ///
    /// There is no way back for a program without privileges. What the system refuses stays as it is.
    static func giveWay() {
        #if os(Linux)
            var parameters = sched_param()
            // SCHED_IDLE, which the headers show to GNU programs only (sched(7)).
            unsafe _ = pthread_setschedparam(pthread_self(), 5, &parameters)
        #endif
    }
}
