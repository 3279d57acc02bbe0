/// What a run of the program tells its caller: one number an outcome.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Everything was done.
    case done = 0
    /// A fault of the program itself.
    case internalError = 1
    /// The command line is wrong.
    case usage = 2
    /// The rule set is invalid or unsafe.
    case rules = 3
    /// A column is unknown, missing or new.
    case columns = 4
    /// The source is malformed.
    case malformed = 5
    /// The key is absent or not a key.
    case key = 6
    /// Reading or writing failed, or the source changed while it was read.
    case io = 7
    /// What was verified is not what was written.
    case verification = 8
    /// A gate (`expect`, `--strict`) stopped the run.
    case gate = 9
    /// There is no such store, run or dataset, or its format is newer.
    case absent = 10
    /// Another run holds the lock.
    case locked = 11
    /// A reveal key is not the one that a vault's tokens are sealed to.
    case wrongKey = 12
    /// A limit was reached.
    case limit = 13
    /// Done, but not everything was checked.
    case unchecked = 14
    /// Done, with rejects.
    case rejects = 15
    /// Stopped by SIGINT.
    case interrupted = 130
    /// Stopped by SIGTERM.
    case terminated = 143
}
