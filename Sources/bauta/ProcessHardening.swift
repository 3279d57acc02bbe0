internal import CProcess
internal import Foundation

/// What the process does before anything else, so that nothing of the data leaves it by accident.
enum ProcessHardening {
    /// Applies all of it.
    static func apply() {
        // Swift's crash reporter prints the memory behind registers, which is data: give the signals back first.
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT] { signal(number, SIG_DFL) }
        // A file size limit or a closed pipe is an error to report, not a death without a word.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        // Who started the process may have blocked signals that are to stop it.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigprocmask(SIG_SETMASK, &none, nil)
        forbidDumps()
        umask(0o077)
        keepStandardDescriptorsOpen()
    }

    /// No core file, and `/proc` shows the memory and the environment to root alone.
    private static func forbidDumps() {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        _ = forbid_dumps()
    }

    /// A file that is opened must never get the number of standard output; using what was closed must fail.
    private static func keepStandardDescriptorsOpen() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
